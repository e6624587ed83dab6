import { closePeriod } from "@/lib/periods/commands/close-period";
import { closePeriodCall } from "@/lib/web/contract/periods";
import { route } from "@/lib/web/route";

export const POST = route(closePeriodCall, ({ actor, params, now, once }) =>
  closePeriod(actor, params, { now, once }),
);
