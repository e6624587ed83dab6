"use client";

import { type ReactNode, useActionState } from "react";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
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
  /** What is shown when it is done; absent, the page itself shows it. */
  done?: (data: T) => ReactNode;
};

/** An act that takes something away: asks in place, says what will happen, works without scripts. */
export function ConfirmedForm<T>(props: ConfirmedFormProps<T>) {
  const { action, fields, verb, question, confirm, done } = props;
  const [state, submit] = useActionState(action, idle as FormState<T>);
  if (done && state.status === "ok" && state.data !== undefined) {
    return <Notice live>{done(state.data)}</Notice>;
  }
  return (
    <details className="group" open={state.status === "error" || undefined}>
      <summary className="inline-flex min-h-9 list-none items-center rounded-md border border-line-2 bg-surface px-3.5 whitespace-nowrap group-open:mb-3 hover:border-control [&::-webkit-details-marker]:hidden">
        {verb}
      </summary>
      <form action={submit} className="grid max-w-xl justify-items-start gap-3">
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <p>{question}</p>
        <ErrorSummary state={state} />
        <SubmitButton variant="plain">{confirm}</SubmitButton>
      </form>
    </details>
  );
}
