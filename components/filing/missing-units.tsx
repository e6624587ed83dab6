import Link from "next/link";
import { useTranslations } from "next-intl";

type Props = {
  /** Whose reports are missing, the worst first. */
  units: readonly { unit: string | null; missing: number; due: number }[];
  period: string;
  /** As many stand here at most; the list has all. */
  shown: number;
  columns: 2 | 3;
};

const grids = { 2: "sm:grid-cols-2", 3: "sm:grid-cols-2 xl:grid-cols-3" };

/** Which units have not filed, each one click from what is missing. */
export function MissingUnits({ units, period, shown, columns }: Props) {
  const t = useTranslations("filing");
  const hrefOf = (unit?: string | null) =>
    `/filing?${new URLSearchParams({ period, view: "missing", ...(unit ? { unit } : {}) })}`;
  if (units.length === 0) return <p className="text-ink-2">{t("noneMissing")}</p>;
  return (
    <ul className={`grid gap-x-8 gap-y-1 ${grids[columns]}`}>
      {units.slice(0, shown).map(({ unit, missing, due }) => (
        <li key={unit ?? ""} className="flex justify-between gap-3">
          {unit ? (
            <Link
              prefetch={false}
              href={hrefOf(unit)}
              className="min-w-0 truncate hover:text-accent hover:underline"
            >
              {unit}
            </Link>
          ) : (
            <span>{t("noUnit")}</span>
          )}
          <span className="whitespace-nowrap text-ink-2">{t("missingOf", { missing, due })}</span>
        </li>
      ))}
      {units.length > shown && (
        <li>
          <Link prefetch={false} href={hrefOf()} className="text-accent hover:underline">
            {t("allMissing", { count: units.length })}
          </Link>
        </li>
      )}
    </ul>
  );
}
