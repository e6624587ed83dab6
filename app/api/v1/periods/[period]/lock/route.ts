import { lockPeriod } from "@/lib/periods/commands/lock-period";
import { lockPeriodCall } from "@/lib/web/contract/periods";
import { route } from "@/lib/web/route";

export const POST = route(lockPeriodCall, ({ actor, params, now, once }) =>
  lockPeriod(actor, params, { now, once }),
);
