import { useRouter } from "next/navigation";
import { type FormEvent, useActionState, useEffect, useRef, useState, useTransition } from "react";
import type { Period } from "@/lib/core/periods";
import { isIdentical, warningsOf } from "@/lib/progress/rules";
import { connectionLost, type FormState, idle } from "@/lib/web/form-state";
import { fileReport, keepDraft } from "./actions";
import type { FieldContext } from "./field-words";
import { type LampContext, previewOf } from "./preview";
import { type FormValues, formValues, reportOf } from "./report-values";
import { readKept, type SaveDraft, useDraft } from "./use-draft";

export type ReportProps = {
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
};

const saveDraft: SaveDraft = (form) => keepDraft(idle, form);

/**
 * One project's month as it is being filled in: what is typed, the lamp that it would give, the draft that saves
 * itself, and handing it in. `onFiled` gets the version under which it was.
 */
export function useReport(props: ReportProps, onFiled: (version: number) => void) {
  const { stands, storageKey, fields } = props;
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [posted, post] = useActionState(fileReport, idle);
  const [answer, setAnswer] = useState<FormState | null>(null);
  const [pending, start] = useTransition();
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
  const state = answer ?? posted;
  const read = () => (form.current ? new FormData(form.current) : new FormData());

  /** Hands it in; false when it was refused. */
  const send = async (): Promise<boolean> => {
    const version = await draft.settle();
    const sent = read();
    sent.set("version", String(version));
    const result = await fileReport(idle, sent).catch(() => connectionLost);
    setAnswer(result);
    if (result.status === "ok" && result.data && "version" in result.data) {
      draft.forget();
      onFiled(result.data.version);
      return true;
    }
    if (result.error?.reason === "STALE_VERSION") router.refresh();
    return false;
  };
  const submit = () =>
    new Promise<boolean>((done) => {
      if (pending) done(false);
      else start(async () => done(await send()));
    });

  return {
    draft,
    pending,
    state,
    report,
    typed,
    filled,
    preview: previewOf(props.lamp, report),
    /** Somebody else has written since this was filled in. */
    stale: !pending && stands.version > draft.version,
    fieldState: {
      values: filled.values,
      errors: state.fieldErrors ?? {},
      warnings: warningsOf(report, props.warningContext),
      identical: fields.last !== null && isIdentical(report, fields.last),
    },
    submit,
    /** For the form element: posts without a script too. */
    formProps: {
      ref: form,
      action: post,
      noValidate: true,
      onSubmit: (event: FormEvent) => {
        event.preventDefault();
        submit();
      },
      // After React has written what a keystroke changed.
      onInput: () => {
        setTimeout(() => {
          setTyped(formValues(read()));
          touch(read());
        });
      },
    },
    keepMine: () => {
      adopt(stands.version);
      setAnswer(null);
      touch(read());
    },
    takeTheirs: () => {
      draft.forget();
      adopt(stands.version);
      setAnswer(null);
      setFilled(({ generation }) => ({ values: stands.values, generation: generation + 1 }));
      setTyped(stands.values);
    },
  };
}
