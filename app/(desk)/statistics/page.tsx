import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { GuideLink } from "@/components/shell/guide-link";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar, FilterSelect } from "@/components/ui/filter-bar";
import { Notice } from "@/components/ui/notice";
import { PrintButton } from "@/components/ui/print-button";
import { maySeeBusiness } from "@/lib/auth/permissions";
import { formatPeriod } from "@/lib/core/format";
import { periodsBetween } from "@/lib/core/periods";
import { closedRange, getStatistics } from "@/lib/dashboard/queries/get-statistics";
import { getYearCurve } from "@/lib/dashboard/queries/year-curve";
import { requireUser } from "@/lib/web/session";
import { type Address, addressOf, shownBy } from "./address";
import { Figures } from "./figures";
import { Flow } from "./flow";
import { Groups } from "./groups";
import { filterWords } from "./words";
import { YearCurve } from "./year-curve";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("statistics"))("name") };
}

/** The regulation's counts over any range, what moved, and by whom: every number opens its list. */
export default async function StatisticsPage({ searchParams }: { searchParams: Promise<Address> }) {
  const actor = await requireUser();
  if (!maySeeBusiness(actor)) notFound();
  const [t, locale, widest] = await Promise.all([
    getTranslations("statistics"),
    getLocale(),
    closedRange(actor),
  ]);
  if (!widest) {
    return (
      <>
        <PageHeader title={t("name")} />
        <EmptyState title={t("noneTitle")} action={<GuideLink numbers />}>
          {t("noneText")}
        </EmptyState>
      </>
    );
  }
  const shown = shownBy(await searchParams, widest);
  const { reason, ...filters } = shown.filters;
  const [statistics, curve] = await Promise.all([
    getStatistics(actor, shown.filters, shown.range, shown.by),
    // Money is of projects, not of reasons.
    reason ? [] : getYearCurve(actor, filters, shown.range.to),
  ]);
  const months = periodsBetween(widest.from, widest.to)
    .toReversed()
    .map((period) => ({ value: period, label: formatPeriod(period, locale) }));
  const range = t("range", {
    from: formatPeriod(shown.range.from, locale),
    to: formatPeriod(shown.range.to, locale),
  });
  const narrowed = filterWords(shown.filters, t);
  return (
    <div className="print-a3">
      <PageHeader title={t("name")} subtitle={[range, ...narrowed].join(" · ")}>
        <PrintButton label={t("print")} />
      </PageHeader>
      <FilterBar
        action="/statistics"
        hidden={{ by: shown.by, ...shown.filters }}
        clearHref={
          narrowed.length > 0
            ? addressOf("/statistics", { range: shown.range, filters: {}, by: shown.by })
            : undefined
        }
      >
        <FilterSelect
          name="from"
          label={t("from")}
          value={shown.range.from}
          choices={months}
          allLabel={null}
        />
        <FilterSelect name="to" label={t("to")} value={shown.range.to} choices={months} allLabel={null} />
      </FilterBar>
      {statistics.figures.projects === 0 ? (
        <Notice>{t("nothing")}</Notice>
      ) : (
        <>
          <Figures statistics={statistics} shown={shown} />
          <Flow statistics={statistics} shown={shown} />
          <YearCurve months={curve} />
          <Groups groups={statistics.groups} shown={shown} />
        </>
      )}
    </div>
  );
}
