import { openPeriod } from "@/lib/periods/commands/open-period";
import { listPeriods } from "@/lib/periods/queries";
import { listPeriodsCall, openPeriodCall } from "@/lib/web/contract/periods";
import { route } from "@/lib/web/route";

export const GET = route(listPeriodsCall, async ({ actor, query: { page, pageSize }, now }) => {
  const periods = await listPeriods(actor, now);
  const from = (page - 1) * pageSize;
  return { items: periods.slice(from, from + pageSize), total: periods.length, page, pageSize };
});

export const POST = route(openPeriodCall, ({ actor, body, now, once }) =>
  openPeriod(actor, body, { now, once }),
);
