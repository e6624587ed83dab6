"use client";

import { type ReactNode, useActionState } from "react";
import { FormDone, FormProblem, Submit } from "@/components/account/fields";
import { type FormState, idle } from "@/lib/web/form-state";

type ConfirmedFormProps<T> = {
  action: (previous: FormState<T>, form: FormData) => Promise<FormState<T>>;
  /** Hidden fields: which row, in which version. */
  fields: Record<string, string | number>;
  /** The verb that opens the question. */
  verb: string;
  /** What will happen, in full. */
  question: string;
  confirm: string;
  pending: string;
  /** What is shown when it is done; absent, the page itself shows it. */
  done?: (data: T) => ReactNode;
};

/** An act that takes something away: asks in place, says what will happen, works without scripts. */
export function ConfirmedForm<T>(props: ConfirmedFormProps<T>) {
  const { action, fields, verb, question, confirm, pending, done } = props;
  const [state, submit] = useActionState(action, idle as FormState<T>);
  if (done && state.status === "ok" && state.data !== undefined)
    return <FormDone>{done(state.data)}</FormDone>;
  return (
    <details className="group" open={state.status === "error" || undefined}>
      <summary className="inline-flex h-9 cursor-pointer list-none items-center rounded-md border border-line-2 bg-surface px-4 group-open:mb-3">
        {verb}
      </summary>
      <form action={submit} className="grid max-w-xl justify-items-start gap-3">
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <p>{question}</p>
        <FormProblem state={state} />
        <Submit plain pending={pending}>
          {confirm}
        </Submit>
      </form>
    </details>
  );
}
