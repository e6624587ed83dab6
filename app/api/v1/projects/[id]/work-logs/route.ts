import { projectWorkLogsCall, writeWorkLogCall } from "@/lib/web/contract/work-logs";
import { route } from "@/lib/web/route";
import { writeWorkLog } from "@/lib/work-logs/commands/write-work-log";
import { listProjectWorkLogs } from "@/lib/work-logs/queries";

export const GET = route(projectWorkLogsCall, ({ actor, params, query }) =>
  listProjectWorkLogs(actor, params.id, query),
);

export const POST = route(writeWorkLogCall, ({ actor, params, body, now, once }) =>
  writeWorkLog(actor, { ...body, projectId: params.id }, { now, once }),
);
