"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useTraceWords } from "@/components/trace/trace-words";
import { Button } from "@/components/ui/button";
import { DialogButton } from "@/components/ui/dialog";
import { formatWan } from "@/lib/core/format";
import { formatAmount } from "@/lib/core/money";
import type { ImportResult } from "@/lib/projects/commands/import-projects";
import type { ImportProblem, ImportRow, ImportStatus } from "@/lib/projects/commands/judge-rows";

const statuses = ["new", "changed", "same", "error", "skipped"] as const satisfies readonly ImportStatus[];
const STEP = 100;

function useProblemWords() {
  const t = useTranslations("import");
  return ({ cell, value, code, detail }: ImportProblem): string => {
    const words = t.has(`problem.${code}`) ? t(`problem.${code}`, { ...detail, value }) : code;
    return cell ? t("inCell", { cell, words }) : words;
  };
}

/** What is odd or wrong about the file as a whole. */
function useFileWords() {
  const t = useTranslations("import");
  return ({ code, detail }: { code: string; detail: Record<string, string | number> }): string => {
    const shown = Object.fromEntries(
      Object.entries(detail).map(([key, value]) => {
        if (key === "field") return [key, t(`field.${value}` as "field.name")];
        return [key, key === "stated" || key === "sum" ? formatAmount(Number(value)) : value];
      }),
    );
    return t(`file.${code}` as "file.NO_PROJECTS", shown);
  };
}

function Fate({ row }: { row: ImportRow }) {
  const t = useTranslations("import");
  const trace = useTranslations("trace");
  const problem = useProblemWords();
  const { field, value } = useTraceWords();
  return (
    <li className="grid gap-x-4 gap-y-0.5 px-4 py-2 sm:grid-cols-[4rem_5rem_1fr]">
      <span className="text-ink-2">{t("rowNumber", { row: row.row })}</span>
      <span className={row.status === "error" ? "font-semibold" : "text-ink-2"}>
        {t(`status.${row.status}`)}
      </span>
      <div className="min-w-0 break-words">
        {row.project &&
          (row.project.id ? (
            <Link href={`/projects/${row.project.id}`} className="hover:text-accent hover:underline">
              {row.project.name}
            </Link>
          ) : (
            row.project.name
          ))}
        {row.errors?.map((item) => (
          <span key={`${item.cell}${item.code}`} className="block font-semibold">
            {problem(item)}
          </span>
        ))}
        {row.changes?.map((change) => (
          <span key={change.field} className="block text-ink-2">
            {field(change.field)}
            {change.cell && ` (${change.cell})`}{" "}
            {trace("fromTo", { from: value(change.field, change.from), to: value(change.field, change.to) })}
          </span>
        ))}
        {row.notes?.map((item) => (
          <span key={`${item.cell}${item.code}`} className="block text-xs text-ink-2">
            {problem(item)}
          </span>
        ))}
      </div>
    </li>
  );
}

type Props = {
  result: ImportResult;
  disabled: boolean;
  createUnits?: boolean;
  partial?: boolean;
  onCreateUnits?: (on: boolean) => void;
  onPartial?: (on: boolean) => void;
  onApply?: () => void;
};

/** Totals, what is missing, each row's fate, and the one button that writes. */
export function Preview({
  result,
  disabled,
  createUnits,
  partial,
  onCreateUnits,
  onPartial,
  onApply,
}: Props) {
  const t = useTranslations("import");
  const locale = useLocale();
  const [only, setOnly] = useState<ImportStatus | null>(result.counts.error > 0 ? "error" : null);
  const [shown, setShown] = useState(STEP);
  const rows = only ? result.rows.filter((row) => row.status === only) : result.rows;
  const writes = result.counts.new + result.counts.changed;
  const fileWords = useFileWords();
  const blocked = result.counts.error > 0 && !partial;
  const unreadable = result.fileErrors.length > 0;
  return (
    <section className="rounded-lg border border-line bg-surface">
      {[...result.fileErrors, ...result.fileNotes].map((item) => (
        <p
          key={item.code}
          className={`border-b border-line px-4 py-2 ${result.fileErrors.includes(item as never) ? "font-semibold" : "text-ink-2"}`}
        >
          {fileWords(item)}
        </p>
      ))}
      <dl className="flex flex-wrap gap-x-8 gap-y-2 border-b border-line px-4 py-3">
        {(["totalInvestment", "annualPlan"] as const).map((key) => (
          <div key={key}>
            <dt className="text-xs text-ink-2">{t(key, { year: result.year })}</dt>
            <dd className="font-semibold tabular-nums">{formatWan(result.totals[key], locale)}</dd>
          </div>
        ))}
      </dl>
      {onApply && (
        <div className="border-b border-line px-4 py-3">
          {result.missingUnits.length > 0 && (
            <label className="mb-2 block">
              <input
                type="checkbox"
                className="mr-2 align-middle"
                checked={createUnits ?? false}
                disabled={disabled}
                onChange={(event) => onCreateUnits?.(event.target.checked)}
              />
              {t("createUnits", { count: result.missingUnits.length })}
              <span className="block pl-6 text-xs text-ink-2">{result.missingUnits.join("、")}</span>
            </label>
          )}
          {result.missingLeaders.length > 0 && (
            <p className="mb-2 text-xs text-ink-2">
              {t("newLeaders", {
                count: result.missingLeaders.length,
                names: result.missingLeaders.slice(0, 8).join("、"),
              })}
            </p>
          )}
          {result.counts.error > 0 && (
            <label className="mb-2 block">
              <input
                type="checkbox"
                className="mr-2 align-middle"
                checked={partial ?? false}
                disabled={disabled}
                onChange={(event) => onPartial?.(event.target.checked)}
              />
              {t("partial", { count: result.counts.error })}
            </label>
          )}
          <div className="flex flex-wrap items-center gap-3">
            <DialogButton
              variant="primary"
              label={t("apply", { count: writes })}
              title={t("confirmTitle")}
              disabled={disabled || writes === 0 || blocked || unreadable}
            >
              {(close) => (
                <>
                  <p className="mb-3">
                    {t("confirm", { created: result.counts.new, changed: result.counts.changed })}
                  </p>
                  <div className="flex justify-end">
                    <Button
                      variant="primary"
                      onClick={() => {
                        close();
                        onApply();
                      }}
                    >
                      {t("confirmVerb")}
                    </Button>
                  </div>
                </>
              )}
            </DialogButton>
            <span className="text-ink-2">
              {blocked ? t("blocked", { count: result.counts.error }) : writes === 0 ? t("nothing") : ""}
            </span>
          </div>
        </div>
      )}
      <fieldset className="flex flex-wrap gap-2 border-b border-line px-4 py-3">
        <legend className="sr-only">{t("filter")}</legend>
        {[null, ...statuses].map((status) => (
          <button
            key={status ?? "all"}
            type="button"
            aria-pressed={only === status}
            onClick={() => {
              setOnly(status);
              setShown(STEP);
            }}
            className={`rounded-md border px-2.5 py-1 ${only === status ? "border-accent bg-accent-weak text-accent" : "border-line-2 text-ink-2"}`}
          >
            {status ? t(`status.${status}`) : t("all")} {status ? result.counts[status] : result.rows.length}
          </button>
        ))}
      </fieldset>
      <ol className="divide-y divide-line">
        {rows.slice(0, shown).map((row) => (
          <Fate key={row.row} row={row} />
        ))}
      </ol>
      {rows.length === 0 && <p className="px-4 py-8 text-center text-ink-2">{t("noRows")}</p>}
      {rows.length > shown && (
        <p className="px-4 py-3 text-center">
          <Button onClick={() => setShown(shown + STEP * 5)}>
            {t("more", { count: rows.length - shown })}
          </Button>
        </p>
      )}
    </section>
  );
}
