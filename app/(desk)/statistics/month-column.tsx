import type { Column } from "@/components/ui/data-table";
import { formatPeriod } from "@/lib/core/format";
import type { Period } from "@/lib/core/periods";

/** The month that heads a row of the statistics' tables. */
export const monthColumn = (head: string, locale: string): Column<{ period: Period }> => ({
  key: "month",
  head,
  rowHead: true,
  nowrap: true,
  phone: "line",
  cell: ({ period }) => <span className="font-medium">{formatPeriod(period, locale)}</span>,
});
