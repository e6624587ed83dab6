import Link from "next/link";
import { useTranslations } from "next-intl";
import { GuideLink } from "@/components/shell/guide-link";
import { Card } from "@/components/ui/card";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Figures as FigureTiles } from "@/components/ui/figures";
import { formatPercent } from "@/lib/core/format";
import { formatAmount } from "@/lib/core/money";
import type { LedgerCounts, LedgerStatistics } from "@/lib/issues/rules/statistics";

function useCountColumns<Row extends LedgerCounts>(): Column<Row>[] {
  const t = useTranslations("issues");
  const number = (key: "total" | "open" | "overdue" | "soon" | "closed") => ({
    key,
    head: t(`count.${key}`),
    numeric: true,
    phone: "beside" as const,
    cell: (row: Row) => row[key],
  });
  return [
    number("open"),
    number("overdue"),
    number("soon"),
    number("closed"),
    {
      key: "median",
      head: t("count.median"),
      numeric: true,
      cell: (row) => row.medianDays ?? "—",
    },
  ];
}

type UnitRow = LedgerStatistics["units"][number];
type CauseRow = LedgerStatistics["categories"][number];

/** The ledger in figures: which causes block how much, by unit, by age, and how much is solved where it arises. */
export function Figures({ figures }: { figures: LedgerStatistics & { year: number } }) {
  const t = useTranslations("issues");
  const ofUnits = useCountColumns<UnitRow>();
  const ofCauses = useCountColumns<CauseRow>();
  const { all, units, categories, ageing, lowestLevelRate, blockedPlan } = figures;
  if (all.total === 0)
    return (
      <EmptyState title={t("empty")} action={<GuideLink />}>
        {t("emptyHint")}
      </EmptyState>
    );
  const oldest = Math.max(1, ...ageing.map(({ count }) => count));
  return (
    <div className="grid gap-4">
      <FigureTiles
        figures={[
          { key: "open", label: t("figure.open"), value: all.open, href: "/issues?state=open" },
          { key: "blocked", label: t("figure.blocked"), value: formatAmount(blockedPlan) },
          {
            key: "lowest",
            label: t("figure.lowest"),
            value: lowestLevelRate === null ? "—" : formatPercent(lowestLevelRate, 1),
          },
          { key: "median", label: t("figure.median"), value: all.medianDays ?? "—" },
        ]}
      />
      <Card title={t("ageing")}>
        <ol className="grid gap-1.5">
          {ageing.map(({ above, upTo, count }) => (
            <li key={above} className="grid grid-cols-[7rem_minmax(0,1fr)_3rem] items-center gap-3">
              <span className="text-ink-2">
                {upTo === null ? t("ageOver", { days: above - 1 }) : t("age", { from: above, to: upTo })}
              </span>
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" className="h-3 w-full">
                <rect width={(count / oldest) * 100} height="10" fill="var(--color-accent)" />
              </svg>
              <span className="text-right tabular-nums">{count}</span>
            </li>
          ))}
        </ol>
      </Card>
      <section>
        <h2 className="mb-2 font-semibold">{t("byCause")}</h2>
        <DataTable
          caption={t("byCause")}
          rowKey={({ category }) => category}
          rows={categories}
          columns={[
            {
              key: "category",
              head: t("category"),
              rowHead: true,
              phone: "line",
              cell: ({ category }) => (
                <Link
                  prefetch={false}
                  href={`/issues?${new URLSearchParams({ category, state: "open" })}`}
                  className="hover:text-accent hover:underline"
                >
                  {t(`categories.${category}`)}
                </Link>
              ),
            },
            {
              key: "blocked",
              head: t("count.blocked"),
              numeric: true,
              cell: ({ blockedPlan: plan }) => formatAmount(plan),
            },
            ...ofCauses,
          ]}
        />
      </section>
      <section>
        <h2 className="mb-2 font-semibold">{t("byUnit")}</h2>
        <DataTable
          caption={t("byUnit")}
          rowKey={({ unit }) => unit ?? ""}
          rows={units}
          columns={[
            {
              key: "unit",
              head: t("lead"),
              rowHead: true,
              phone: "line",
              cell: ({ unit }) =>
                unit ? (
                  <Link
                    prefetch={false}
                    href={`/issues?${new URLSearchParams({ unit, state: "open" })}`}
                    className="hover:text-accent hover:underline"
                  >
                    {unit}
                  </Link>
                ) : (
                  t("notAssigned")
                ),
            },
            ...ofUnits,
          ]}
        />
      </section>
    </div>
  );
}
