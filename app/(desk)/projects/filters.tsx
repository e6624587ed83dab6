import Link from "next/link";
import { useTranslations } from "next-intl";
import type { FilterOptions } from "@/lib/projects/queries";
import { type ListProjectsInput, lampFilters, stages } from "@/lib/projects/schema";

const control = "h-9 w-full rounded-md border border-control bg-surface px-2.5 text-ink";

type Choice = { value: string; label: string };

function Select({
  name,
  label,
  value,
  choices,
}: {
  name: string;
  label: string;
  value: string | undefined;
  choices: Choice[];
}) {
  const t = useTranslations("projects");
  return (
    <label className="min-w-0 grow basis-36 sm:max-w-56">
      <span className="mb-1 block text-xs text-ink-2">{label}</span>
      <select name={name} defaultValue={value ?? ""} className={control}>
        <option value="">{t("all")}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The list's filters as a plain form: the address is the state, and it works before any script has loaded. */
export function Filters({
  filters,
  options,
  narrowed,
}: {
  filters: ListProjectsInput;
  options: FilterOptions;
  narrowed: boolean;
}) {
  const t = useTranslations("projects");
  const lamps = useTranslations("lamps.lamp");
  const byId = (list: { id: string; name: string }[]) =>
    list.map(({ id, name }) => ({ value: id, label: name }));
  const plain = (list: readonly string[]) => list.map((value) => ({ value, label: value }));
  return (
    <form
      action="/projects"
      className="mb-3 flex flex-wrap items-end gap-x-3 gap-y-2"
      key={JSON.stringify(filters)}
    >
      <label className="min-w-0 grow basis-60 sm:max-w-72">
        <span className="mb-1 block text-xs text-ink-2">{t("search")}</span>
        <input
          type="search"
          name="q"
          maxLength={100}
          defaultValue={filters.q ?? ""}
          placeholder={t("searchHint")}
          className={control}
        />
      </label>
      <Select
        name="region"
        label={t("region")}
        value={filters.region}
        choices={options.regions.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <Select name="unit" label={t("unit")} value={filters.unit} choices={byId(options.units)} />
      <Select
        name="category"
        label={t("category")}
        value={filters.category}
        choices={plain(options.categories)}
      />
      <Select
        name="lamp"
        label={t("lamp")}
        value={filters.lamp}
        choices={lampFilters.map((lamp) => ({ value: lamp, label: lamps(lamp) }))}
      />
      <Select
        name="leader"
        label={t("leader")}
        value={filters.leader}
        choices={options.leaders.map(({ id, title }) => ({ value: id, label: title }))}
      />
      <Select
        name="stage"
        label={t("stage")}
        value={filters.stage}
        choices={stages.map((stage) => ({ value: stage, label: t(`stages.${stage}`) }))}
      />
      {options.programmes.length > 0 && (
        <Select
          name="programme"
          label={t("programme")}
          value={filters.programme}
          choices={plain(options.programmes)}
        />
      )}
      {filters.sort && <input type="hidden" name="sort" value={filters.sort} />}
      {filters.year !== undefined && <input type="hidden" name="year" value={String(filters.year)} />}
      {filters.period && <input type="hidden" name="period" value={filters.period} />}
      <button type="submit" className="h-9 rounded-md bg-accent px-4 text-on-accent">
        {t("apply")}
      </button>
      {narrowed && (
        <Link
          href="/projects"
          className="inline-flex h-9 items-center px-2 text-accent underline-offset-2 hover:underline"
        >
          {t("clear")}
        </Link>
      )}
    </form>
  );
}
