"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Diff } from "@/components/ui/diff";
import { Notice } from "@/components/ui/notice";
import type { FormValues } from "./report-values";

const compared = [
  "invested",
  "fundsArrived",
  "physicalProgress",
  "work",
  "problems",
  "nextPlan",
  "actualStart",
  "actualCompletion",
] as const;

/** Somebody else wrote meanwhile: what stands now beside what was typed here. Nothing is lost either way. */
export function StalePanel({
  stands,
  mine,
  onKeepMine,
  onTakeTheirs,
}: {
  stands: FormValues;
  mine: FormValues;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}) {
  const t = useTranslations("filing");
  const different = compared.filter((field) => (stands[field] ?? "") !== (mine[field] ?? ""));
  return (
    <Notice
      kind="warn"
      live
      title={t("stale.title")}
      next={
        <div className="mt-2 flex flex-wrap gap-3">
          <Button onClick={onKeepMine}>{t("stale.keepMine")}</Button>
          <Button onClick={onTakeTheirs}>{t("stale.takeTheirs")}</Button>
        </div>
      }
    >
      <p>{different.length > 0 ? t("stale.text") : t("stale.same")}</p>
      <dl className="mt-2 grid gap-2">
        {different.map((field) => (
          <div key={field}>
            <dt className="text-xs text-ink-2">{t(`fields.${field}`)}</dt>
            <dd>
              <Diff before={stands[field] ?? ""} after={mine[field] ?? ""} />
            </dd>
          </div>
        ))}
      </dl>
    </Notice>
  );
}
