"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { UploadField } from "@/components/files/upload-field";
import { DialogButton } from "@/components/ui/dialog";
import { ErrorSummary } from "@/components/ui/error-summary";
import { type Choice, Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { DateField, TextArea, TextField } from "@/components/ui/text-field";
import { useFormAction } from "@/components/ui/use-form-action";
import type { Verb } from "@/lib/issues/rules/transitions";
import * as actions from "./actions";

/** Assigning has a page of its own: it takes several issues. */
export type FormVerb = Exclude<Verb, "assign">;

type FieldName =
  | "reason"
  | "text"
  | "remark"
  | "deadline"
  | "reviewOn"
  | "achieved"
  | "traceSequence"
  | "files";
type Ask = { name: FieldName; kind: "area" | "day" | "number" | "event" | "files"; required: boolean };

const reason: Ask = { name: "reason", kind: "area", required: true };
const text: Ask = { name: "text", kind: "area", required: true };
const files: Ask = { name: "files", kind: "files", required: false };
const remark = (required: boolean): Ask => ({ name: "remark", kind: "area", required });

/** What each act asks for, and the action that does it. */
const forms = {
  accept: { asks: [], action: actions.accept },
  sendBack: { asks: [reason], action: actions.sendBack },
  progress: { asks: [text, files], action: actions.progress },
  instruct: { asks: [text], action: actions.instruct },
  requestExtension: {
    asks: [{ name: "deadline", kind: "day", required: true }, reason],
    action: actions.askExtension,
  },
  approveExtension: { asks: [remark(false)], action: actions.approveExtension },
  refuseExtension: { asks: [remark(true)], action: actions.refuseExtension },
  escalate: { asks: [reason], action: actions.escalate },
  requestShelving: {
    asks: [reason, { name: "reviewOn", kind: "day", required: true }],
    action: actions.askShelving,
  },
  approveShelving: { asks: [remark(false)], action: actions.approveShelving },
  refuseShelving: { asks: [remark(true)], action: actions.refuseShelving },
  resume: { asks: [], action: actions.resume },
  requestCloseOut: {
    asks: [
      text,
      files,
      { name: "achieved", kind: "number", required: false },
      { name: "traceSequence", kind: "event", required: false },
    ],
    action: actions.askCloseOut,
  },
  verify: { asks: [remark(false)], action: actions.verify },
  returnCloseOut: { asks: [remark(true)], action: actions.returnCloseOut },
  reopen: { asks: [reason], action: actions.reopen },
} as const satisfies Record<FormVerb, { asks: readonly Ask[]; action: unknown }>;

/** Of one entry (lib/files/rules). */
const MOST_FILES = 20;

type Shown = {
  issueId: string;
  version: number;
  /** Unit of the measurable target; null: there is none to measure. */
  targetUnit: string | null;
  /** The events that can be named as evidence, latest first. */
  events: readonly Choice[];
};

function Inside({ verb, shown, close }: { verb: FormVerb; shown: Shown; close: () => void }) {
  const t = useTranslations("issues");
  const { asks, action } = forms[verb];
  const [state, submit] = useFormAction(action);
  const finish = useRef(close);
  finish.current = close;
  useEffect(() => {
    if (state.status === "ok") finish.current();
  }, [state]);
  const wanted = asks.filter(({ name }) => name !== "achieved" || shown.targetUnit !== null);
  const label = (name: FieldName) =>
    name === "achieved" ? t("ask.achieved", { unit: shown.targetUnit ?? "" }) : t(`ask.${name}`);
  return (
    <form action={submit} className="grid gap-3">
      <ErrorSummary
        state={state}
        labels={Object.fromEntries(wanted.map(({ name }) => [name, label(name)]))}
      />
      <p className="text-ink-2">{t(`actHint.${verb}`)}</p>
      <input type="hidden" name="issueId" value={shown.issueId} />
      <input type="hidden" name="version" value={shown.version} />
      {wanted.map(({ name, kind, required }) => {
        const field = {
          name,
          label: label(name),
          required,
          defaultValue: state.values?.[name] ?? "",
          error: state.fieldErrors?.[name],
        };
        if (kind === "files") {
          return (
            <UploadField
              key={name}
              name={name}
              label={field.label}
              hint={t("ask.filesHint")}
              limit={MOST_FILES}
              error={field.error}
            />
          );
        }
        if (kind === "day") return <DateField key={name} {...field} />;
        if (kind === "event") {
          return (
            <Select
              key={name}
              {...field}
              hint={t("ask.traceSequenceHint")}
              choices={shown.events}
              emptyLabel={t("ask.noEvent")}
            />
          );
        }
        if (kind === "number") return <TextField key={name} {...field} inputMode="decimal" />;
        return <TextArea key={name} {...field} maxLength={name === "text" ? 2000 : 500} />;
      })}
      <div className="flex justify-end">
        <SubmitButton>{t(`act.${verb}`)}</SubmitButton>
      </div>
    </form>
  );
}

/** One act as a button that asks for what it needs; a refusal is shown inside, and nothing typed is lost. */
export function ActButton({ verb, shown, first }: { verb: FormVerb; shown: Shown; first: boolean }) {
  const t = useTranslations("issues");
  return (
    <DialogButton label={t(`act.${verb}`)} title={t(`act.${verb}`)} variant={first ? "primary" : "plain"}>
      {(close) => <Inside verb={verb} shown={shown} close={close} />}
    </DialogButton>
  );
}
