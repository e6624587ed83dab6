"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useImperativeHandle, useRef } from "react";
import { Button } from "@/components/ui/button";
import { StatusLine } from "@/components/ui/status-line";
import type { ReportState } from "@/lib/progress/rules";
import { errorText } from "@/lib/web/form-state";
import { useDraftWords } from "../[projectId]/draft-words";
import { HiddenFields } from "../[projectId]/hidden-fields";
import { PreviewLamp } from "../[projectId]/lamp-preview";
import { StalePanel } from "../[projectId]/stale-panel";
import { type ReportProps, useReport } from "../[projectId]/use-report";
import { GridFields } from "./grid-fields";
import { moveInGrid } from "./move-in-grid";

export type GridItem = {
  report: ReportProps;
  number: string;
  name: string;
  state: ReportState | "missing";
};

/** What the page asks of a row when all are handed in. */
export type RowHandle = { submit: () => Promise<boolean> };

type Props = {
  item: GridItem;
  ref: (handle: RowHandle | null) => void;
  /** Whether the row can be handed in as it stands, each time that changes. */
  onReady: (ready: boolean) => void;
};

/** One project's month as a row of the grid: a form of its own, with its lamp and its draft. */
export function GridRow({ item, ref, onReady }: Props) {
  const { report: props, name, number, state } = item;
  const t = useTranslations("filing");
  const errors = useTranslations("errors");
  const words = useDraftWords();
  const adopt = useRef((_: number) => {});
  const one = useReport(props, (version) => adopt.current(version));
  adopt.current = one.draft.adopt;
  useImperativeHandle(ref, () => ({ submit: one.submit }));

  const ready = one.report.invested !== null && props.stands.mayDraft && !one.stale;
  const tell = useRef(onReady);
  tell.current = onReady;
  useEffect(() => tell.current(ready), [ready]);

  const { error, fieldErrors, status } = one.state;
  const refused = error && !fieldErrors ? errorText(errors, error) : null;
  const done = status === "ok" && !props.stands.mayDraft;
  return (
    <li className="border-b border-line py-3 last:border-b-0">
      <form
        {...one.formProps}
        aria-label={name}
        onKeyDown={moveInGrid}
        className="grid items-start gap-x-4 gap-y-2 lg:grid-cols-[13rem_minmax(0,1fr)]"
      >
        <HiddenFields of={props} version={one.draft.version} />
        <div className="grid content-start gap-1.5 lg:sticky lg:top-2">
          <h2 className="font-semibold">
            <Link
              href={`/filing/${props.projectId}?period=${props.period}`}
              className="hover:text-accent hover:underline"
            >
              {name}
            </Link>
          </h2>
          <p className="text-xs text-ink-2">
            {number} · {t(`states.${state}`)}
          </p>
          <p aria-live="polite">
            <span className="sr-only">{t("preview.title")}</span>
            <PreviewLamp preview={one.preview} reported={one.report.invested !== null} />
          </p>
          <div>
            <Button type="submit" pending={one.pending}>
              {t(props.stands.mayDraft ? "submit" : "submitAgain")}
              <span className="sr-only"> {name}</span>
            </Button>
          </div>
          <StatusLine>{refused ?? (done ? t("filedTitle") : words(one.draft.status))}</StatusLine>
        </div>
        <div className="grid min-w-0 gap-2">
          {one.stale && (
            <StalePanel
              stands={props.stands.values}
              mine={one.typed}
              onKeepMine={one.keepMine}
              onTakeTheirs={one.takeTheirs}
            />
          )}
          <div key={one.filled.generation} className="contents">
            <GridFields scope={number} context={props.fields} state={one.fieldState} />
          </div>
        </div>
      </form>
    </li>
  );
}
