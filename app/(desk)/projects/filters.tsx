import { useTranslations } from "next-intl";
import { FilterBar, FilterSearch, FilterSelect, FilterToggle } from "@/components/ui/filter-bar";
import type { FilterOptions } from "@/lib/projects/queries/filter-options";
import { lampFilters, stages } from "@/lib/projects/schema";
import { type Shown, WHOLE_LIST } from "./address";
import { MoreFilters } from "./more-filters";

const same = (list: readonly string[]) => list.map((value) => ({ value, label: value }));

/** What narrows the list; all of it stands in the address. */
export function Filters({
  filters,
  options,
  narrowed,
}: {
  filters: Shown;
  options: FilterOptions;
  narrowed: boolean;
}) {
  const t = useTranslations("projects");
  const lamps = useTranslations("lamps.lamp");
  const { sort, period, columns } = filters;
  const year = filters.year === undefined ? undefined : String(filters.year);
  return (
    <FilterBar
      action="/projects"
      hidden={{ sort, year, period, columns, view: "all" }}
      clearHref={narrowed ? WHOLE_LIST : undefined}
    >
      <FilterSearch label={t("searchHint")} value={filters.q} />
      <FilterSelect
        name="region"
        label={t("region")}
        value={filters.region}
        choices={options.regions.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <FilterSelect
        name="unit"
        label={t("unit")}
        value={filters.unit}
        choices={options.units.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <FilterSelect
        name="category"
        label={t("category")}
        value={filters.category}
        choices={same(options.categories)}
      />
      <FilterSelect
        name="lamp"
        label={t("lamp")}
        value={filters.lamp}
        choices={lampFilters.map((lamp) => ({ value: lamp, label: lamps(lamp) }))}
      />
      <FilterSelect
        name="leader"
        label={t("leader")}
        value={filters.leader}
        choices={options.leaders.map(({ id, title }) => ({ value: id, label: title }))}
      />
      <FilterSelect
        name="stage"
        label={t("stage")}
        value={filters.stage}
        choices={stages.map((stage) => ({ value: stage, label: t(`stages.${stage}`) }))}
      />
      {options.programmes.length > 0 && (
        <FilterSelect
          name="programme"
          label={t("programme")}
          value={filters.programme}
          choices={same(options.programmes)}
        />
      )}
      <FilterToggle
        name="withdrawn"
        label={t("withdrawn")}
        checked={filters.withdrawn === "true"}
        value="true"
      />
      <MoreFilters filters={filters} options={options} />
    </FilterBar>
  );
}
