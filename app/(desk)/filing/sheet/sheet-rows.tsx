import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Diff } from "@/components/ui/diff";
import { formatDay } from "@/lib/core/format";
import { formatAmount } from "@/lib/core/money";
import { isDay } from "@/lib/core/periods";
import type { FiledRow } from "@/lib/progress/commands/import-filings";
import type { FilingChange } from "@/lib/progress/rules/filing-sheet";
import type { Stage } from "@/lib/projects/schema";

const canBeChosen = (row: FiledRow): boolean =>
  row.fate === "ready" || row.fate === "partial" || row.fate === "conflict";

function useValueWords() {
  const stages = useTranslations("projects.stages");
  const locale = useLocale();
  return (field: FilingChange["field"], value: string | number | null): string | null => {
    if (value === null || value === "") return null;
    if (typeof value === "number") return formatAmount(value);
    if (field === "stage") return stages(value as Stage);
    return isDay(value) ? formatDay(value, locale) : value;
  };
}

function Row({ row }: { row: FiledRow }) {
  const t = useTranslations("filingSheet");
  const filing = useTranslations("filing");
  const problems = useTranslations("import");
  const errors = useTranslations("errors");
  const words = useValueWords();
  const wordsOf = ({ code, detail, value }: FiledRow["errors"][number]): string => {
    if (t.has(`problem.${code}`)) return t(`problem.${code}`);
    if (problems.has(`problem.${code}`)) return problems(`problem.${code}`, { ...detail, value });
    return errors.has(code) ? errors(code as "INTERNAL", detail as { requestId: string }) : code;
  };
  return (
    <div className="min-w-0 grow break-words">
      <p className="flex flex-wrap gap-x-3">
        <span className="text-ink-2">{t("rowNumber", { row: row.row })}</span>
        {row.project && (
          <Link href={`/filing/${row.project.id}`} className="hover:text-accent hover:underline">
            {row.project.name}
          </Link>
        )}
        <strong>{row.done ? t(`doneRow.${row.done}`) : t(`fate.${row.fate}`)}</strong>
        {row.identical && <span className="rounded border border-ink-2 px-1 text-xs">{t("identical")}</span>}
      </p>
      {row.errors.map((problem) => (
        <p key={`${problem.cell}${problem.code}`} className="font-semibold">
          {problem.cell ? t("inCell", { cell: problem.cell, words: wordsOf(problem) }) : wordsOf(problem)}
        </p>
      ))}
      {row.changes.length > 0 && (
        <dl className="mt-1 grid gap-x-4 gap-y-1 sm:grid-cols-[12rem_1fr]">
          {row.changes.map(({ field, from, to, cell }) => (
            <div key={field} className="contents">
              <dt className="text-xs text-ink-2">
                {filing(`fields.${field}`)}
                {cell && ` (${cell})`}
              </dt>
              <dd className="min-w-0">
                <Diff before={words(field, from)} after={words(field, to)} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

type Props = {
  rows: readonly FiledRow[];
  /** Null once it is done. */
  chosen: ReadonlySet<number> | null;
  disabled: boolean;
  onChoose: (row: number, on: boolean) => void;
};

/** Each row of the sheet with what it changes; a row that can be written has a box. */
export function SheetRows({ rows, chosen, disabled, onChoose }: Props) {
  const t = useTranslations("filingSheet");
  return (
    <ol className="divide-y divide-line border-t border-line">
      {rows.map((row) => (
        <li key={row.row} className="flex gap-3 px-4 py-2.5">
          <span className="w-5 shrink-0">
            {chosen && canBeChosen(row) && (
              <input
                type="checkbox"
                className="mt-1 size-4 accent-accent"
                aria-label={t("choose", { name: row.project?.name ?? "" })}
                checked={chosen.has(row.row)}
                disabled={disabled}
                onChange={(event) => onChoose(row.row, event.target.checked)}
              />
            )}
          </span>
          <Row row={row} />
        </li>
      ))}
    </ol>
  );
}
