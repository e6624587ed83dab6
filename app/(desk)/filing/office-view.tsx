import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar, FilterSelect } from "@/components/ui/filter-bar";
import { Tabs } from "@/components/ui/tabs";
import { AcceptForm } from "./accept-form";
import { type Address, textAt } from "./address";
import { FilingTable } from "./filing-table";
import { MissingList } from "./missing-list";
import type { FilingView } from "./reporter-view";
import { countByUnit, isMissing } from "./unit-counts";
import { UnitTable } from "./unit-table";

const views = ["units", "queue", "missing", "all"] as const;
const states = ["missing", "draft", "submitted", "returned", "accepted"] as const;

/** The month as the centre and the regions' offices see it: by unit, to review, missing, all. */
export function OfficeView({ items, period, closed, choices, address }: FilingView & { address: Address }) {
  const t = useTranslations("filing");
  const view = views.find((name) => name === address.view) ?? "units";
  const unit = textAt(address, "unit");
  const state = states.find((name) => name === address.state);
  const units = countByUnit(items);
  const shown = items.filter((item) => !unit || item.unit === unit);
  const queue = shown.filter((item) => item.state === "submitted");
  const missing = shown.filter(isMissing);
  const all = shown.filter((item) => !state || item.state === state);
  const hrefOf = (change: Record<string, string | undefined>): string => {
    const query = { period, view, unit, ...change };
    return `/filing?${new URLSearchParams(
      Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : [])),
    )}`;
  };
  const counts = { units: units.length, queue: queue.length, missing: missing.length, all: shown.length };
  const month = choices.find((choice) => choice.value === period)?.label ?? period;
  const table = { period, closed, withUnit: true, reviews: true };
  const filtered = Boolean((unit && view !== "units") || (state && view === "all"));
  return (
    <>
      <Tabs
        label={t("views.label")}
        current={view}
        tabs={views.map((key) => ({
          key,
          href: hrefOf({ view: key, unit: key === "units" ? undefined : unit }),
          label: t(`views.${key}`),
          count: counts[key],
        }))}
      />
      <FilterBar
        action="/filing"
        hidden={{ view }}
        clearHref={filtered ? hrefOf({ unit: undefined }) : undefined}
      >
        <FilterSelect name="period" label={t("period")} value={period} choices={choices} allLabel={null} />
        {view !== "units" && (
          <FilterSelect
            name="unit"
            label={t("unit")}
            value={unit}
            choices={units.flatMap((row) => (row.unit ? [{ value: row.unit, label: row.unit }] : []))}
          />
        )}
        {view === "all" && (
          <FilterSelect
            name="state"
            label={t("state")}
            value={state}
            choices={states.map((value) => ({ value, label: t(`states.${value}`) }))}
          />
        )}
      </FilterBar>
      {view === "units" &&
        (units.length === 0 ? (
          <EmptyState title={t("nothingDue")}>{t("nothingDueOffice")}</EmptyState>
        ) : (
          <UnitTable units={units} period={period} />
        ))}
      {view === "queue" &&
        (queue.length === 0 ? (
          <EmptyState title={t("queueEmpty")}>{t("queueEmptyHint")}</EmptyState>
        ) : closed ? (
          <FilingTable {...table} caption={t("views.queue")} items={queue} />
        ) : (
          <AcceptForm period={period} names={Object.fromEntries(items.map((item) => [item.id, item.name]))}>
            <FilingTable {...table} caption={t("views.queue")} items={queue} choose />
          </AcceptForm>
        ))}
      {view === "missing" && <MissingList items={missing} month={month} />}
      {view === "all" &&
        (all.length === 0 ? (
          <EmptyState
            title={t("noMatch")}
            action={<LinkButton href={`/filing?view=all&period=${period}`}>{t("clearFilter")}</LinkButton>}
          />
        ) : (
          <FilingTable {...table} caption={t("views.all")} items={all} />
        ))}
    </>
  );
}
