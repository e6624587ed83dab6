import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { type Column, SubLine } from "@/components/ui/data-table";
import { formatDay } from "@/lib/core/format";
import { formatAmount } from "@/lib/core/money";
import type { CarryRow } from "@/lib/plans/queries/get-plans";

/** What is said of each unfinished project, whether it is carried yet or not. */
export function useCarryColumns(): Column<CarryRow>[] {
  const t = useTranslations("plans");
  const locale = useLocale();
  return [
    {
      key: "name",
      head: t("project"),
      rowHead: true,
      phone: "line",
      cell: (row) => (
        <>
          <Link
            prefetch={false}
            href={`/projects/${row.id}?tab=plan`}
            className="font-semibold hover:text-accent hover:underline"
          >
            {row.name}
          </Link>
          <SubLine>{[row.number, row.unit].filter(Boolean).join(" · ")}</SubLine>
        </>
      ),
    },
    {
      key: "completion",
      head: t("plannedCompletion"),
      phone: "labelled",
      nowrap: true,
      cell: (row) => (
        <>
          {row.plannedCompletion ? formatDay(row.plannedCompletion, locale) : "—"}
          {row.flags.map((flag) => (
            <SubLine key={flag}>
              <span className="font-semibold text-ink">{t(`flags.${flag}`)}</span>
            </SubLine>
          ))}
        </>
      ),
    },
    {
      key: "invested",
      head: t("investedTo"),
      numeric: true,
      nowrap: true,
      cell: (row) => (
        <>
          {formatAmount(row.investedBefore)}
          <SubLine>{t("ofWhich", { amount: formatAmount(row.investedInYear) })}</SubLine>
        </>
      ),
    },
    {
      key: "remaining",
      head: t("remaining"),
      numeric: true,
      nowrap: true,
      cell: (row) => (
        <>
          {formatAmount(row.remaining)}
          <SubLine>{t("ofTotal", { amount: formatAmount(row.totalInvestment) })}</SubLine>
        </>
      ),
    },
  ];
}
