"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { StatusLine } from "@/components/ui/status-line";
import { type GridItem, GridRow, type RowHandle } from "./grid-row";

type Progress = { done: number; refused: number; of: number; isOver: boolean };

/** The rows, and one button that hands in every row with its money filled in, one after the other. */
export function FilingGrid({ items }: { items: readonly GridItem[] }) {
  const t = useTranslations("filing.grid");
  const rows = useRef(new Map<string, RowHandle>());
  const [ready, setReady] = useState<ReadonlySet<string>>(new Set());
  const [progress, setProgress] = useState<Progress | null>(null);
  const busy = progress !== null && !progress.isOver;

  const setRow = (id: string, isReady: boolean) =>
    setReady((before) => {
      const after = new Set(before);
      if (isReady) after.add(id);
      else after.delete(id);
      return after;
    });

  const submitAll = async () => {
    const ids = items.map((item) => item.report.projectId).filter((id) => ready.has(id));
    const counts = { done: 0, refused: 0, of: ids.length };
    for (const id of ids) {
      setProgress({ ...counts, isOver: false });
      if (await rows.current.get(id)?.submit()) counts.done += 1;
      else counts.refused += 1;
    }
    setProgress({ ...counts, isOver: true });
  };

  return (
    <>
      <ol data-grid className="rounded-lg border border-line bg-surface px-4">
        {items.map((item) => {
          const id = item.report.projectId;
          return (
            <GridRow
              key={id}
              item={item}
              ref={(handle) => {
                if (handle) rows.current.set(id, handle);
                else rows.current.delete(id);
              }}
              onReady={(isReady) => setRow(id, isReady)}
            />
          );
        })}
      </ol>
      <div className="sticky bottom-0 z-10 flex flex-wrap items-center gap-3 border-t border-line bg-page py-3">
        <Button variant="primary" pending={busy} disabled={ready.size === 0 && !busy} onClick={submitAll}>
          {t("submitAll", { count: ready.size })}
        </Button>
        <StatusLine>
          {progress === null
            ? t("keys")
            : progress.isOver
              ? t("over", { done: progress.done, refused: progress.refused })
              : t("under", { at: progress.done + progress.refused + 1, of: progress.of })}
        </StatusLine>
      </div>
    </>
  );
}
