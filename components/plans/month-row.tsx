"use client";

import { useLocale, useTranslations } from "next-intl";
import { type ClipboardEvent, type KeyboardEvent, useId, useRef, useState } from "react";
import { CumulativeCurve } from "@/components/charts/cumulative-curve";
import { Button } from "@/components/ui/button";
import { control } from "@/components/ui/field";
import { formatPeriod } from "@/lib/core/format";
import { formatAmount, toCents } from "@/lib/core/money";
import { readMoney, tidyMoney } from "@/lib/core/money-text";
import { periodAt } from "@/lib/core/periods";
import { evenMonths, MONTHS_OF_YEAR, type Span } from "@/lib/plans/rules";

const INDEXES = Array.from({ length: MONTHS_OF_YEAR }, (_, index) => index);

/** Cells of a copied row (or column): spreadsheets put tabs and line breaks between them. */
const cellsOf = (text: string): string[] => text.replace(/[\r\n]+$/, "").split(/\t|\r\n|\r|\n/);

/** A month without a figure holds the last one, as the plan's rule has it. */
function held(amounts: readonly (number | null)[]): number[] {
  let last = 0;
  return amounts.map((amount) => {
    last = amount ?? last;
    return last;
  });
}

/**
 * A year's cumulative plan as one row of twelve: Tab or the arrow keys lead from month to month, a row copied from a
 * spreadsheet can be pasted into any month, and the curve follows each keystroke. All empty = spread evenly.
 */
export function MonthRow({
  year,
  annualPlan,
  span,
  defaults,
  error,
}: {
  year: number;
  /** The amount above the row, as it stands now; null while it is none. */
  annualPlan: number | null;
  span: Span;
  /** Twelve cumulative 万元, or none. */
  defaults: readonly number[];
  error?: readonly string[] | undefined;
}) {
  const t = useTranslations("plans");
  const locale = useLocale();
  const id = useId();
  const row = useRef<HTMLDivElement>(null);
  const [texts, setTexts] = useState(() => INDEXES.map((index) => tidyMoney(String(defaults[index] ?? ""))));
  const amounts = texts.map(readMoney);
  const isEmpty = texts.every((text) => text.trim() === "");
  const even = evenMonths(year, annualPlan ?? 0, span);
  const values = isEmpty ? even : held(amounts);
  const falls = values.findIndex((value, index) => index > 0 && value < (values[index - 1] ?? 0));
  const unread = texts.findIndex((text, index) => text.trim() !== "" && amounts[index] === null);
  const differs = !isEmpty && annualPlan !== null && toCents(values[11] ?? 0) !== toCents(annualPlan);
  const name = (index: number) => formatPeriod(periodAt(year, index + 1), locale, { year: false });

  const put = (from: number, cells: readonly string[]) =>
    setTexts((old) => old.map((text, index) => cells[index - from] ?? text));
  const paste = (event: ClipboardEvent<HTMLInputElement>, index: number) => {
    const cells = cellsOf(event.clipboardData.getData("text"));
    if (cells.length < 2) return;
    event.preventDefault();
    put(
      index,
      cells.map((cell) => tidyMoney(cell.trim())),
    );
  };
  const move = (event: KeyboardEvent<HTMLInputElement>, index: number) => {
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    const whole = selectionStart === 0 && selectionEnd === value.length;
    const step =
      event.key === "ArrowLeft" && (whole || selectionEnd === 0)
        ? -1
        : event.key === "ArrowRight" && (whole || selectionStart === value.length)
          ? 1
          : 0;
    const next = row.current?.querySelectorAll<HTMLInputElement>("input[data-month]")[index + step];
    if (step === 0 || !next) return;
    event.preventDefault();
    next.focus();
  };

  const notes = [
    ...(error ?? []),
    unread >= 0 && t("unread", { month: name(unread) }),
    falls >= 0 && t("falls", { month: name(falls) }),
    differs && t("differs", { last: formatAmount(values[11] ?? 0), amount: formatAmount(annualPlan ?? 0) }),
  ].filter((note) => note !== false);
  return (
    <fieldset id="field-month" aria-describedby={`${id}-notes`} className="grid gap-2">
      <legend className="mb-1 text-[13px] text-ink-2">{t("months")}</legend>
      <div ref={row} className="grid grid-cols-3 gap-x-1.5 gap-y-2 sm:grid-cols-6 xl:grid-cols-12">
        {INDEXES.map((index) => (
          <label key={index} className="grid gap-0.5 text-xs text-ink-2">
            {name(index)}
            <input
              data-month={index + 1}
              value={texts[index]}
              inputMode="decimal"
              autoComplete="off"
              placeholder={isEmpty ? formatAmount(even[index] ?? 0) : ""}
              aria-invalid={index === falls || index === unread || undefined}
              className={`${control} px-1.5 text-right text-[13px] text-ink tabular-nums placeholder:text-ink-3`}
              onChange={(event) => put(index, [event.target.value])}
              onBlur={() => put(index, [tidyMoney(texts[index] ?? "")])}
              onFocus={(event) => event.target.select()}
              onPaste={(event) => paste(event, index)}
              onKeyDown={(event) => move(event, index)}
            />
            <input
              type="hidden"
              name="month"
              value={amounts[index] === null ? (texts[index] ?? "").trim() : String(amounts[index])}
            />
          </label>
        ))}
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button disabled={annualPlan === null} onClick={() => setTexts(even.map(formatAmount))}>
          {t("spread")}
        </Button>
        <Button variant="quiet" disabled={isEmpty} onClick={() => setTexts(INDEXES.map(() => ""))}>
          {t("clear")}
        </Button>
        <span className="text-xs text-ink-2">{t("rowHint")}</span>
      </div>
      <div id={`${id}-notes`} role="status" className="min-h-5 text-[13px]">
        {notes.map((note) => (
          <span key={note} className="block">
            {note}
          </span>
        ))}
      </div>
      {values.some((value) => value > 0) && (
        <CumulativeCurve
          title={t("curve", { year })}
          months={INDEXES.map(name)}
          curves={[{ label: t(isEmpty ? "curveEven" : "curveMonths"), values, dashed: isEmpty }]}
        />
      )}
    </fieldset>
  );
}
