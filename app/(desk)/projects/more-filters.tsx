import { useTranslations } from "next-intl";
import { FilterSelect } from "@/components/ui/filter-bar";
import type { FilterOptions } from "@/lib/projects/queries/filter-options";
import { type ListProjectsInput, levels, natures, presences } from "@/lib/projects/schema";

const FOLDED = ["nature", "level", "industryUnit", "pair", "pairs", "leaders", "behind", "inPlan"] as const;
const DAYS = ["startFrom", "startTo", "completionFrom", "completionTo"] as const;
const MONTHS_BEHIND = ["1", "2", "3", "6"] as const;

/** Conditions that are wanted now and then: folded away until one of them is set. */
export function MoreFilters({ filters, options }: { filters: ListProjectsInput; options: FilterOptions }) {
  const t = useTranslations("lists");
  const words = useTranslations("projects");
  const isSet = [...FOLDED, ...DAYS].some((key) => filters[key] !== undefined);
  const presence = presences.map((value) => ({ value, label: t(`presence.${value}`) }));
  const units = options.units.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <details
      key={String(isSet)}
      open={isSet}
      className="open:basis-full max-md:group-not-has-[[data-unfold]:checked]/filter:hidden"
    >
      <summary className="inline-flex min-h-8 cursor-pointer items-center text-accent">{t("more")}</summary>
      <div className="flex flex-wrap items-center gap-2 pt-2">
        <FilterSelect
          name="nature"
          label={t("nature")}
          value={filters.nature}
          choices={natures.map((value) => ({ value, label: words(`natures.${value}`) }))}
        />
        <FilterSelect
          name="level"
          label={t("level")}
          value={filters.level}
          choices={levels.map((value) => ({ value, label: words(`levels.${value}`) }))}
        />
        <FilterSelect
          name="industryUnit"
          label={t("industryUnit")}
          value={filters.industryUnit}
          choices={units}
        />
        <FilterSelect name="pair" label={t("pair")} value={filters.pair} choices={units} />
        <FilterSelect name="pairs" label={t("pairs")} value={filters.pairs} choices={presence} />
        <FilterSelect name="leaders" label={t("leaders")} value={filters.leaders} choices={presence} />
        <FilterSelect name="inPlan" label={t("inPlan")} value={filters.inPlan} choices={presence} />
        <FilterSelect
          name="behind"
          label={t("behind")}
          value={filters.behind === undefined ? undefined : String(filters.behind)}
          choices={MONTHS_BEHIND.map((value) => ({ value, label: t("behindMonths", { months: value }) }))}
        />
        {DAYS.map((name) => (
          <label
            key={name}
            className="inline-flex min-h-8 items-center rounded-md border border-line-2 bg-surface px-2.5 text-ink-2 focus-within:outline-2 focus-within:outline-accent"
          >
            {t(name)}
            <input
              key={filters[name] ?? ""}
              type="date"
              name={name}
              defaultValue={filters[name] ?? ""}
              className="ml-1 bg-surface text-ink outline-none"
            />
          </label>
        ))}
      </div>
    </details>
  );
}
