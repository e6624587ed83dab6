import Link from "next/link";
import { useTranslations } from "next-intl";

export const headCell =
  "border-b border-line-2 px-3 py-2 text-left text-xs font-medium whitespace-nowrap text-ink-2";
export const bodyCell = "border-b border-line px-3 py-2 align-top";
export const linkButton =
  "inline-flex h-9 items-center rounded-md border border-line-2 bg-surface px-4 whitespace-nowrap";

type Filter = {
  name: string;
  label: string;
  value: string | undefined;
  /** Without options a text to search for. */
  options?: { value: string; label: string }[];
};

/** Filters that live in the address: a plain form, no script needed. */
export function ListFilters({ path, filters }: { path: string; filters: Filter[] }) {
  const t = useTranslations("settings");
  const narrowed = filters.some((filter) => filter.value);
  const box = "h-9 rounded-md border border-line-2 bg-surface px-2.5";
  return (
    <search>
      <form action={path} className="mb-3 flex flex-wrap items-end gap-2">
        {filters.map(({ name, label, value, options }) => (
          <label key={name} className="grid gap-1 text-[13px] text-ink-2">
            {label}
            {options ? (
              <select name={name} defaultValue={value ?? ""} className={`${box} text-ink`}>
                <option value="">{t("all")}</option>
                {options.map((option) => (
                  <option key={option.value} value={option.value}>
                    {option.label}
                  </option>
                ))}
              </select>
            ) : (
              <input
                type="search"
                name={name}
                defaultValue={value ?? ""}
                maxLength={60}
                className={`${box} w-48 text-ink`}
              />
            )}
          </label>
        ))}
        <button type="submit" className={`${linkButton} cursor-pointer`}>
          {t("filter")}
        </button>
        {narrowed && (
          <Link href={path} className="inline-flex h-9 items-center px-2 text-accent underline">
            {t("clear")}
          </Link>
        )}
      </form>
    </search>
  );
}

type PagerProps = { path: string; query: Record<string, string>; page: number; pages: number };

/** Steps through a long list; the address keeps the filters. */
export function Pager({ path, query, page, pages }: PagerProps) {
  const t = useTranslations("settings");
  if (pages <= 1) return null;
  const to = (target: number) => `${path}?${new URLSearchParams({ ...query, page: String(target) })}`;
  return (
    <nav aria-label={t("paging")} className="mt-3 flex flex-wrap items-center gap-4">
      {page > 1 && (
        <Link href={to(page - 1)} className={linkButton}>
          {t("previous")}
        </Link>
      )}
      <span className="text-ink-2">{t("pageOf", { page, pages })}</span>
      {page < pages && (
        <Link href={to(page + 1)} className={linkButton}>
          {t("nextPage")}
        </Link>
      )}
    </nav>
  );
}

export function EmptyList({ title, hint }: { title: string; hint: string }) {
  return (
    <div className="rounded-lg border border-line bg-surface px-6 py-14 text-center">
      <p className="mb-1 font-semibold">{title}</p>
      <p className="text-ink-2">{hint}</p>
    </div>
  );
}
