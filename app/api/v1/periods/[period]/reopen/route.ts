import { reopenPeriod } from "@/lib/periods/commands/reopen-period";
import { reopenPeriodCall } from "@/lib/web/contract/periods";
import { route } from "@/lib/web/route";

export const POST = route(reopenPeriodCall, ({ actor, params, body, now, once }) =>
  reopenPeriod(actor, { ...params, ...body }, { now, once }),
);
