"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useActionState, useRef, useState, useTransition } from "react";
import { Button, LinkButton } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import { readMoney } from "@/lib/core/money-text";
import type { ProjectResult } from "@/lib/projects/commands/write-project";
import { projectWarnings } from "@/lib/projects/rules";
import { connectionLost, errorText, type FormState, idle } from "@/lib/web/form-state";
import { createProjectAction, updateProjectAction } from "./actions";
import type { Choices, FormContext } from "./context";
import { type FormValues, formValues, mergeOf } from "./form-values";
import { MoneySection } from "./money-section";
import { besideFields } from "./refusals";
import { StalePanel } from "./stale-panel";
import { WhatSection } from "./what-section";
import { WhenSection } from "./when-section";
import { WhereSection } from "./where-section";
import { WhoseSection } from "./whose-section";
import { usePartWords } from "./words";

type Props = {
  /** Null while it is being entered. */
  projectId: string | null;
  /** The project as the server has it. */
  stands: { version: number; values: FormValues };
  lockedFields: readonly string[];
  choices: Choices;
  idempotencyKey: string;
  backHref: string;
};

const warningsIn = (values: FormValues) =>
  projectWarnings({
    nationalCode: values.nationalCode?.trim() || null,
    totalInvestment: readMoney(values.totalInvestment ?? "") ?? 0,
    investedBefore: readMoney(values.investedBefore ?? "") ?? 0,
    plannedStart: values.plannedStart || null,
    plannedCompletion: values.plannedCompletion || null,
  });

/** All that is known of a project, entered and edited in one form. Posts without a script too. */
export function ProjectForm({ projectId, stands, lockedFields, choices, idempotencyKey, backHref }: Props) {
  const t = useTranslations("projectForm");
  const errors = useTranslations("errors");
  const words = usePartWords(choices);
  const router = useRouter();
  const save = projectId ? updateProjectAction : createProjectAction;
  const form = useRef<HTMLFormElement>(null);
  const [posted, post] = useActionState<FormState<ProjectResult>, FormData>(save, idle);
  const [answer, setAnswer] = useState<FormState<ProjectResult> | null>(null);
  const [pending, start] = useTransition();
  const [filled, setFilled] = useState({ values: posted.values ?? stands.values, generation: 0 });
  const [typed, setTyped] = useState(filled.values);
  // What this form began with, and the version that it would replace.
  const [began, setBegan] = useState({
    values: posted.values ?? stands.values,
    version: Number(posted.values?.version ?? stands.version),
  });
  const read = () => (form.current ? new FormData(form.current) : new FormData());
  const given = answer ?? posted;
  const state = besideFields(given, typed, given.error ? errorText(errors, given.error) : "");
  const stale = stands.version > began.version;

  // After React has written what a keystroke changed.
  const onInput = () => setTimeout(() => setTyped(formValues(read())));

  const refill = (values: FormValues) => {
    setFilled(({ generation }) => ({ values, generation: generation + 1 }));
    setTyped(values);
    setBegan(stands);
    setAnswer(idle);
  };

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (pending) return;
    const sent = read();
    setTyped(formValues(sent));
    start(async () => {
      const result = await save(idle, sent).catch(() => connectionLost);
      setAnswer(result);
      if (result.status === "ok" && result.data) router.push(`/projects/${result.data.id}?saved=1`);
      else if (result.error?.reason === "STALE_VERSION") router.refresh();
    });
  };

  const context: FormContext = {
    values: filled.values,
    errors: state.fieldErrors ?? {},
    warnings: warningsIn(typed),
    locked: lockedFields,
    choices,
  };
  const labels = Object.fromEntries(
    Object.keys(context.errors).flatMap((field) => {
      const label = words.labelOf(field);
      return label ? [[field, label] as const] : [];
    }),
  );
  const isSaved = state.status === "ok";
  return (
    <>
      {!stale && <ErrorSummary state={state} labels={labels} />}
      {isSaved && !pending && (
        <Notice
          live
          next={
            <LinkButton href={state.data ? `/projects/${state.data.id}` : backHref}>
              {t("toProject")}
            </LinkButton>
          }
        >
          {t("saved")}
        </Notice>
      )}
      {stale && (
        <StalePanel
          began={began.values}
          stands={stands.values}
          mine={typed}
          choices={choices}
          onMerge={() => refill(mergeOf(began.values, stands.values, formValues(read())))}
          onTakeTheirs={() => refill(stands.values)}
        />
      )}
      <form ref={form} action={post} onSubmit={onSubmit} onInput={onInput} noValidate className="grid gap-4">
        {projectId && <input type="hidden" name="projectId" value={projectId} />}
        {projectId && <input type="hidden" name="version" value={began.version} />}
        <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
        <div key={filled.generation} className="grid gap-4">
          <WhatSection context={context} />
          <WhereSection context={context} />
          <MoneySection context={context} onAmount={onInput} />
          <WhenSection context={context} />
          <WhoseSection context={context} />
        </div>
        <div className="sticky bottom-0 -mx-1 flex flex-wrap items-end gap-3 border-t border-line bg-page px-1 py-3">
          {projectId && (
            <TextField
              name="reason"
              label={t("reason")}
              maxLength={500}
              autoComplete="off"
              defaultValue={posted.values?.reason}
              error={context.errors.reason}
              className="min-w-0 grow md:max-w-xl"
            />
          )}
          <Button type="submit" variant="primary" pending={pending}>
            {t(projectId ? "save" : "create")}
          </Button>
          <LinkButton href={backHref}>{t("cancel")}</LinkButton>
        </div>
      </form>
    </>
  );
}
