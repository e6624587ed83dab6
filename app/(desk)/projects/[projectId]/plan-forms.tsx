"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { errorText, type FormState, idle } from "@/lib/web/form-state";
import { confirmPlanAction, setPauseAction } from "./actions";

const card = "rounded-lg border border-line bg-surface px-4 py-3";
const control = "h-9 w-full rounded-md border border-control bg-surface px-2.5";
const button =
  "inline-flex h-9 items-center rounded-md border border-line-2 bg-surface px-4 disabled:opacity-60";

function Outcome({ state, done }: { state: FormState; done: string }) {
  const t = useTranslations("errors");
  if (state.status === "idle") return null;
  return (
    <p role={state.status === "error" ? "alert" : "status"} className="mt-2">
      {state.status === "error" && state.error ? errorText(t, state.error) : done}
    </p>
  );
}

/** Locks one year's draft plan. */
export function ConfirmPlan({
  projectId,
  year,
  version,
}: {
  projectId: string;
  year: number;
  version: number;
}) {
  const t = useTranslations("project");
  const [state, submit, pending] = useActionState(confirmPlanAction, idle);
  return (
    <form action={submit} className={card}>
      <input type="hidden" name="projectId" value={projectId} />
      <input type="hidden" name="year" value={year} />
      <input type="hidden" name="version" value={version} />
      <p className="mb-2 text-ink-2">{t("confirmHint")}</p>
      <button type="submit" className={button} disabled={pending}>
        {t("confirmPlan", { year })}
      </button>
      <Outcome state={state} done={t("confirmed")} />
    </form>
  );
}

function Field({
  state,
  name,
  label,
  type,
  hint,
}: {
  state: FormState;
  name: string;
  label: string;
  type: "month" | "text";
  hint?: string;
}) {
  const problem = state.fieldErrors?.[name]?.join(" ");
  return (
    <label className="mb-2 block">
      <span className="mb-1 block text-xs text-ink-2">
        {label}
        {hint && <span className="ml-2">{hint}</span>}
      </span>
      <input
        name={name}
        type={type}
        defaultValue={state.values?.[name] ?? ""}
        aria-invalid={problem ? true : undefined}
        className={control}
        required={name !== "to"}
        maxLength={500}
      />
      {problem && <span className="mt-1 block text-xs">{problem}</span>}
    </label>
  );
}

/** Pauses the project for whole months; folded away, since it is rare. */
export function PauseForm({ projectId }: { projectId: string }) {
  const t = useTranslations("project");
  const [state, submit, pending] = useActionState(setPauseAction, idle);
  return (
    <details className={card} open={state.status !== "idle"}>
      <summary className="cursor-pointer font-semibold">{t("setPause")}</summary>
      <form action={submit} className="mt-3">
        <input type="hidden" name="projectId" value={projectId} />
        <Field state={state} name="from" label={t("pauseFrom")} type="month" />
        <Field state={state} name="to" label={t("pauseTo")} type="month" hint={t("pauseToHint")} />
        <Field state={state} name="reason" label={t("pauseReason")} type="text" />
        <p className="mb-2 text-xs text-ink-2">{t("pauseHint")}</p>
        <button type="submit" className={button} disabled={pending}>
          {t("pauseSave")}
        </button>
        <Outcome state={state} done={t("pauseSaved")} />
      </form>
    </details>
  );
}
