import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { DataTable, SubLine } from "@/components/ui/data-table";
import type { CaseRow } from "@/lib/cases/queries";
import { dayIn } from "@/lib/core/clock";
import { formatDay, formatPeriod } from "@/lib/core/format";

/** Cases with their number, project and unit, and the month that opened each. */
export function CaseTable({ caption, rows }: { caption: string; rows: readonly CaseRow[] }) {
  const t = useTranslations("cases");
  const locale = useLocale();
  const day = (instant: string) => formatDay(dayIn(new Date(instant)), locale);
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "number",
          head: t("number"),
          nowrap: true,
          rowHead: true,
          phone: "line",
          width: "w-40",
          cell: (row) => (
            <Link
              href={`/cases/${row.id}`}
              className="inline-flex min-h-6 items-center font-semibold text-accent hover:underline"
            >
              {row.number}
            </Link>
          ),
        },
        {
          key: "project",
          head: t("project"),
          phone: "line",
          cell: (row) => (
            <>
              {row.projectName}
              <SubLine>{row.projectNumber}</SubLine>
            </>
          ),
        },
        { key: "unit", head: t("unit"), cell: (row) => row.unit ?? t("noUnit") },
        {
          key: "period",
          head: t("period"),
          nowrap: true,
          cell: (row) => formatPeriod(row.period, locale),
        },
        {
          key: "state",
          head: t("state"),
          nowrap: true,
          cell: (row) => (
            <>
              {t(`states.${row.state}`)}
              <SubLine>{day(row.withdrawnAt ?? row.openedAt)}</SubLine>
            </>
          ),
        },
      ]}
    />
  );
}
