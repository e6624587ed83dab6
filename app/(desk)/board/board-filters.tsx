import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { FilterBar, FilterSelect, FilterToggle } from "@/components/ui/filter-bar";
import { formatPeriod } from "@/lib/core/format";
import type { Period } from "@/lib/core/periods";
import type { BoardFilters as Filters } from "@/lib/dashboard/schema";
import type { FilterOptions } from "@/lib/projects/queries/filter-options";
import { boardAddress } from "./address";

const same = (list: readonly string[]) => list.map((value) => ({ value, label: value }));

const step = "inline-flex min-h-8 min-w-6 items-center justify-center px-1.5 text-accent";

/** One month back and forth, and what narrows the board; all of it stands in the address. */
export function BoardFilters({
  board,
  period,
  earlier,
  later,
  options,
}: {
  board: { filters: Filters; all: boolean };
  period: Period;
  earlier: Period | null;
  later: Period | null;
  options: FilterOptions;
}) {
  const t = useTranslations("board");
  const locale = useLocale();
  const { filters, all } = board;
  const { period: _, ...narrowing } = filters;
  const move = (to: Period | null, sign: string) =>
    to ? (
      <Link href={boardAddress(board, { period: to })} aria-label={formatPeriod(to, locale)} className={step}>
        {sign}
      </Link>
    ) : (
      <span aria-hidden="true" className={`${step} text-ink-3 opacity-50`}>
        {sign}
      </span>
    );
  return (
    <div className="flex flex-wrap items-start gap-x-2 print:hidden">
      <nav
        aria-label={t("period")}
        className="mb-3 inline-flex items-center rounded-md border border-line-2 bg-surface"
      >
        {move(earlier, "‹")}
        <span className="px-1">{formatPeriod(period, locale)}</span>
        {move(later, "›")}
      </nav>
      <FilterBar
        action="/board"
        hidden={{ period: filters.period }}
        clearHref={
          Object.keys(narrowing).length > 0
            ? boardAddress({ filters: { period: filters.period }, all })
            : undefined
        }
      >
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
          choices={same(options.units.map((unit) => unit.name))}
        />
        <FilterSelect
          name="category"
          label={t("category")}
          value={filters.category}
          choices={same(options.categories)}
        />
        <FilterSelect
          name="leader"
          label={t("leader")}
          value={filters.leader}
          choices={same(options.leaders.map((leader) => leader.title))}
        />
        {options.programmes.length > 0 && (
          <FilterSelect
            name="programme"
            label={t("programme")}
            value={filters.programme}
            choices={same(options.programmes)}
          />
        )}
        <FilterToggle name="all" label={t("all")} checked={all} />
      </FilterBar>
    </div>
  );
}
