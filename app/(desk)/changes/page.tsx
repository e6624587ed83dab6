import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ChangeTable } from "@/components/changes/change-table";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar, FilterSelect, FilterToggle } from "@/components/ui/filter-bar";
import { Pagination } from "@/components/ui/pagination";
import { maySeeBusiness } from "@/lib/auth/permissions";
import { countChangesByUnit, listChanges } from "@/lib/changes/queries/list-changes";
import { changeReasons, changeStates } from "@/lib/changes/rules/request";
import { changeables } from "@/lib/changes/rules/value";
import { businessNow } from "@/lib/core/clock";
import { formatPeriod } from "@/lib/core/format";
import { listPeriods } from "@/lib/periods/queries";
import { requireUser } from "@/lib/web/session";
import { type Address, addressOf, filtersOf } from "./address";
import { UnitTable } from "./unit-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("changes"))("title") };
}

/** All requests for plan changes, what waits first; and who asks how often, and when. */
export default async function ChangesPage({ searchParams }: { searchParams: Promise<Address> }) {
  const actor = await requireUser();
  if (!maySeeBusiness(actor)) notFound();
  const filters = filtersOf(await searchParams);
  const { page: _page, pageSize: _size, ...narrowing } = filters;
  const { unit: _unit, lastMinute: _last, state: _state, ...forUnits } = narrowing;
  const [t, locale, list, pending, units, periods] = await Promise.all([
    getTranslations("changes"),
    getLocale(),
    listChanges(actor, filters),
    listChanges(actor, { ...narrowing, state: "pending", pageSize: 1 }),
    countChangesByUnit(actor, forUnits),
    businessNow().then((now) => listPeriods(actor, now)),
  ]);
  const narrowed = Object.keys(narrowing).length > 0;
  const words = <K extends string>(keys: readonly K[], label: (key: K) => string) =>
    keys.map((value) => ({ value, label: label(value) }));
  return (
    <>
      <PageHeader title={t("title")} subtitle={t("count", { total: list.total, pending: pending.total })} />
      {(list.total > 0 || narrowed) && (
        <FilterBar
          action="/changes"
          clearHref={narrowed ? "/changes" : undefined}
          hidden={{ project: filters.project }}
        >
          <FilterSelect
            name="state"
            label={t("col.state")}
            value={filters.state}
            choices={words(changeStates, (key) => t(`states.${key}`))}
          />
          <FilterSelect
            name="what"
            label={t("col.what")}
            value={filters.what}
            choices={words(changeables, (key) => t(`kinds.${key}`))}
          />
          <FilterSelect
            name="reasonCode"
            label={t("col.why")}
            value={filters.reasonCode}
            choices={words(changeReasons, (key) => t(`reasons.${key}`))}
          />
          {units.length > 1 && (
            <FilterSelect
              name="unit"
              label={t("col.unit")}
              value={filters.unit}
              choices={units.flatMap(({ unit }) => (unit ? [{ value: unit, label: unit }] : []))}
            />
          )}
          <FilterSelect
            name="period"
            label={t("col.month")}
            value={filters.period}
            choices={periods.map(({ period }) => ({ value: period, label: formatPeriod(period, locale) }))}
          />
          <FilterToggle
            name="lastMinute"
            value="true"
            label={t("onlyLastMinute")}
            checked={filters.lastMinute === "true"}
          />
        </FilterBar>
      )}
      {list.total === 0 ? (
        <EmptyState
          title={t(narrowed ? "noMatch" : "empty")}
          action={narrowed && <LinkButton href="/changes">{t("showAll")}</LinkButton>}
        >
          {narrowed ? null : t("emptyHint")}
        </EmptyState>
      ) : (
        <ChangeTable rows={list.items} />
      )}
      <Pagination {...list} hrefOf={(page) => addressOf(filters, { page })} />
      {units.length > 0 && actor.role !== "reporter" && (
        <div className="mt-6">
          <UnitTable units={units} filters={filters} />
        </div>
      )}
    </>
  );
}
