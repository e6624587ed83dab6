"use client";

import { useTranslations } from "next-intl";
import { type CheckResult, checkResults } from "@/lib/meetings/rules/kinds";
import { KeyHint } from "./key-hint";
import type { Item } from "./overlay";

/** 1 closed, 2 progressing, 3 no progress, 4 not due; U up one level. */
export function ResultBar({
  item,
  open,
  setResult,
  toggleEscalation,
}: {
  item: Item;
  open: boolean;
  setResult: (result: CheckResult) => void;
  toggleEscalation: () => void;
}) {
  const t = useTranslations("meetings");
  const looks = (on: boolean): string =>
    `inline-flex min-h-11 items-center gap-2 rounded-md border px-4 text-base ${
      on
        ? "border-accent bg-accent text-on-accent [&>span]:border-on-accent [&>span]:text-on-accent"
        : "border-line-2 bg-surface hover:border-control"
    } disabled:opacity-55`;
  return (
    <div className="flex flex-wrap gap-2">
      <fieldset aria-label={t("session.result")} className="flex flex-wrap gap-2">
        {checkResults.map((result, index) => (
          <button
            key={result}
            type="button"
            disabled={!open}
            aria-pressed={item.result === result}
            onClick={() => setResult(result)}
            className={looks(item.result === result)}
          >
            {t(`results.${result}`)}
            <KeyHint>{index + 1}</KeyHint>
          </button>
        ))}
      </fieldset>
      <button
        type="button"
        disabled={!open || item.result === "closed"}
        aria-pressed={item.escalates}
        onClick={toggleEscalation}
        className={looks(item.escalates)}
      >
        {t("escalates")}
        <KeyHint>U</KeyHint>
      </button>
    </div>
  );
}
