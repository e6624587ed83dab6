import { useTranslations } from "next-intl";
import { FilterBar, FilterSearch, FilterSelect } from "@/components/ui/filter-bar";
import type { LedgerOptions } from "@/lib/issues/queries/issue-choices";
import { issueCategories } from "@/lib/issues/rules/kinds";
import type { LedgerLook } from "@/lib/issues/rules/list-address";
import { issueKinds, issueStates, type ListIssuesInput } from "@/lib/issues/schema";

/** What narrows the ledger; all of it stands in the address. */
export function IssueFilters({
  filters,
  options,
  view,
  clearHref,
}: {
  filters: ListIssuesInput;
  options: LedgerOptions;
  view: LedgerLook;
  clearHref: string | undefined;
}) {
  const t = useTranslations("issues");
  return (
    <FilterBar
      action="/issues"
      hidden={{ view, sort: filters.sort, project: filters.project }}
      clearHref={clearHref}
    >
      <FilterSearch label={t("searchHint")} value={filters.q} />
      <FilterSelect
        name="lamp"
        label={t("timeLeft")}
        value={filters.lamp}
        choices={(["red", "yellow", "green"] as const).map((lamp) => ({
          value: lamp,
          label: t(`lampFilter.${lamp}`),
        }))}
      />
      <FilterSelect
        name="state"
        label={t("state")}
        value={filters.state}
        choices={(["open", ...issueStates] as const).map((state) => ({
          value: state,
          label: t(`states.${state}`),
        }))}
      />
      <FilterSelect
        name="category"
        label={t("category")}
        value={filters.category}
        choices={issueCategories.map((category) => ({
          value: category,
          label: t(`categories.${category}`),
        }))}
      />
      <FilterSelect
        name="unit"
        label={t("lead")}
        value={filters.unit}
        choices={options.units.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <FilterSelect
        name="level"
        label={t("level")}
        value={filters.level === undefined ? undefined : String(filters.level)}
        choices={(["1", "2", "3"] as const).map((level) => ({ value: level, label: t(`levels.${level}`) }))}
      />
      <FilterSelect
        name="kind"
        label={t("kind")}
        value={filters.kind}
        choices={issueKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
      />
      {options.regions.length > 1 && (
        <FilterSelect
          name="region"
          label={t("region")}
          value={filters.region}
          choices={options.regions.map(({ code, name }) => ({ value: code, label: name }))}
        />
      )}
    </FilterBar>
  );
}
