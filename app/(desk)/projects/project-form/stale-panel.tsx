"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Diff } from "@/components/ui/diff";
import { Notice } from "@/components/ui/notice";
import type { Choices } from "./context";
import { changedParts, type FormValues, type Part, textOf } from "./form-values";
import { usePartWords } from "./words";

/**
 * Somebody else saved meanwhile: what they changed, and what was typed here about the same. Nothing is lost either
 * way.
 */
export function StalePanel({
  began,
  stands,
  mine,
  choices,
  onMerge,
  onTakeTheirs,
}: {
  /** What this form began with. */
  began: FormValues;
  stands: FormValues;
  mine: FormValues;
  choices: Choices;
  onMerge: () => void;
  onTakeTheirs: () => void;
}) {
  const t = useTranslations("projectForm.stale");
  const words = usePartWords(choices);
  const theirs = changedParts(began, stands);
  const own = new Set<Part>(changedParts(began, mine));
  return (
    <Notice
      kind="warn"
      live
      title={t("title")}
      next={
        <div className="mt-2 flex flex-wrap gap-3">
          <Button onClick={onMerge}>{t("merge")}</Button>
          <Button onClick={onTakeTheirs}>{t("takeTheirs")}</Button>
        </div>
      }
    >
      <p>{t(theirs.length > 0 ? "text" : "nothing")}</p>
      <dl className="mt-2 grid gap-2">
        {theirs.map((part) => (
          <div key={part}>
            <dt className="text-xs text-ink-2">{words.nameOf(part)}</dt>
            <dd>
              <Diff before={words.saidOf(began, part)} after={words.saidOf(stands, part)} />
              {own.has(part) && textOf(mine, part) !== textOf(stands, part) && (
                <p className="whitespace-pre-line">
                  <span className="text-ink-2">{t("mine")}</span> {words.saidOf(mine, part) || t("empty")}
                </p>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Notice>
  );
}
