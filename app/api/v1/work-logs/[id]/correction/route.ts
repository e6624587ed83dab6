import { correctWorkLogCall } from "@/lib/web/contract/work-logs";
import { route } from "@/lib/web/route";
import { correctWorkLog } from "@/lib/work-logs/commands/correct-work-log";

export const POST = route(correctWorkLogCall, ({ actor, params, body, now, once }) =>
  correctWorkLog(actor, { ...body, workLogId: params.id }, { now, once }),
);
