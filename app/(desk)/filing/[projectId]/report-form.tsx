"use client";

import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { type FormEvent, useActionState, useEffect, useRef, useState, useTransition } from "react";
import { Button, LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ErrorSummary } from "@/components/ui/error-summary";
import { StatusLine } from "@/components/ui/status-line";
import type { Period } from "@/lib/core/periods";
import { isIdentical, warningsOf } from "@/lib/progress/rules";
import { errorText, type FormState, idle } from "@/lib/web/form-state";
import { fileReport, keepDraft } from "./actions";
import { LampPreview, PreviewLamp } from "./lamp-preview";
import { type LampContext, previewOf } from "./preview";
import { type FieldContext, ReportFields } from "./report-fields";
import { type FormValues, formValues, reportOf } from "./report-values";
import { StalePanel } from "./stale-panel";
import { type DraftStatus, readKept, type SaveDraft, useDraft } from "./use-draft";

type Props = {
  projectId: string;
  period: Period;
  /** The report as the server has it. */
  stands: { version: number; values: FormValues; mayDraft: boolean };
  lamp: LampContext;
  fields: FieldContext;
  warningContext: Parameters<typeof warningsOf>[1];
  /** Where this browser keeps what was not sent; one per person, project and month. */
  storageKey: string;
  idempotencyKey: string;
  nextHref: string | null;
};

const saveDraft: SaveDraft = (form) => keepDraft(idle, form);

const lost: FormState<never> = {
  status: "error",
  error: { code: "INTERNAL", reason: "CONNECTION_LOST", detail: {} },
};

function useDraftWords() {
  const t = useTranslations("filing.draft");
  const errors = useTranslations("errors");
  const format = useFormatter();
  return (status: DraftStatus): string => {
    if (status.kind === "none") return "";
    if (status.kind === "refused") return errorText(errors, status.error);
    if (status.kind !== "saved") return t(status.kind);
    const time = format.dateTime(new Date(status.at), {
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
    return t("saved", { time });
  };
}

/** One project's month: the form, and beside it the lamp that it would give. Posts without a script too. */
export function ReportForm(props: Props) {
  const { projectId, period, stands, lamp, fields, storageKey } = props;
  const t = useTranslations("filing");
  const router = useRouter();
  const words = useDraftWords();
  const form = useRef<HTMLFormElement>(null);
  const [posted, post] = useActionState(fileReport, idle);
  const [answer, setAnswer] = useState<FormState | null>(null);
  const [pending, start] = useTransition();
  const state = answer ?? posted;
  const [filled, setFilled] = useState({ values: posted.values ?? stands.values, generation: 0 });
  const [typed, setTyped] = useState(filled.values);
  const draft = useDraft({
    storageKey,
    save: stands.mayDraft ? saveDraft : null,
    standing: stands.version,
    onStale: () => router.refresh(),
  });
  const { adopt, say, touch } = draft;

  useEffect(() => {
    const kept = readKept(storageKey);
    if (!kept) return;
    setFilled(({ generation }) => ({ values: kept.values, generation: generation + 1 }));
    setTyped(kept.values);
    adopt(kept.version);
    say({ kind: "restored" });
    const sending = setTimeout(() => form.current && touch(new FormData(form.current)));
    return () => clearTimeout(sending);
  }, [storageKey, adopt, say, touch]);

  const report = reportOf(typed);
  const preview = previewOf(lamp, report);
  const read = () => (form.current ? new FormData(form.current) : new FormData());
  const stale = stands.version > draft.version;

  // After React has written what a keystroke changed.
  const onInput = () =>
    setTimeout(() => {
      setTyped(formValues(read()));
      draft.touch(read());
    });

  const refill = (values: FormValues) => {
    setFilled(({ generation }) => ({ values, generation: generation + 1 }));
    setTyped(values);
  };

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (pending) return;
    start(async () => {
      const version = await draft.settle();
      const sent = read();
      sent.set("version", String(version));
      const result = await fileReport(idle, sent).catch(() => lost);
      setAnswer(result);
      if (result.status === "ok" && result.data && "version" in result.data) {
        draft.forget();
        router.replace(`/filing/${projectId}?period=${period}&filed=${result.data.version}`);
      } else if (result.error?.reason === "STALE_VERSION") router.refresh();
    });
  };

  const labels = Object.fromEntries(
    (
      [
        "invested",
        "fundsArrived",
        "stage",
        "physicalProgress",
        "work",
        "problems",
        "nextPlan",
        "actualStart",
        "actualCompletion",
        "filler",
        "phone",
      ] as const
    ).map((field) => [field, t(`fields.${field}`)]),
  );
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_320px]">
      <div className="min-w-0">
        <ErrorSummary state={state} labels={labels} />
        {stale && (
          <StalePanel
            stands={stands.values}
            mine={typed}
            onKeepMine={() => {
              adopt(stands.version);
              setAnswer(null);
              draft.touch(read());
            }}
            onTakeTheirs={() => {
              draft.forget();
              adopt(stands.version);
              setAnswer(null);
              refill(stands.values);
            }}
          />
        )}
        <Card>
          <form
            ref={form}
            action={post}
            onSubmit={onSubmit}
            onInput={onInput}
            noValidate
            className="grid gap-5 pt-1"
          >
            <input type="hidden" name="projectId" value={projectId} />
            <input type="hidden" name="period" value={period} />
            <input type="hidden" name="version" value={draft.version} />
            <input type="hidden" name="idempotencyKey" value={props.idempotencyKey} />
            <div key={filled.generation} className="contents">
              <ReportFields
                context={fields}
                state={{
                  values: filled.values,
                  errors: state.fieldErrors ?? {},
                  warnings: warningsOf(report, props.warningContext),
                  identical: fields.last !== null && isIdentical(report, fields.last),
                }}
              />
            </div>
            <p className="lg:hidden">
              <span className="mr-2 text-ink-2">{t("preview.title")}</span>
              <PreviewLamp preview={preview} reported={report.invested !== null} />
            </p>
            <div className="flex flex-wrap items-center gap-3">
              <Button type="submit" variant="primary" pending={pending}>
                {t(stands.mayDraft ? "submit" : "submitAgain")}
              </Button>
              {props.nextHref && <LinkButton href={props.nextHref}>{t("next")}</LinkButton>}
              <StatusLine>{words(draft.status)}</StatusLine>
            </div>
          </form>
        </Card>
      </div>
      <Card title={t("preview.title")} className="lg:sticky lg:top-5">
        <LampPreview context={lamp} preview={preview} reported={report.invested !== null} />
      </Card>
    </div>
  );
}
