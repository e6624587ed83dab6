"use client";

import { type ReactNode, useEffect, useRef } from "react";
import type { ButtonVariant } from "@/components/ui/button";
import { DialogButton } from "@/components/ui/dialog";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-field";
import { useFormAction } from "@/components/ui/use-form-action";
import type { FormState } from "@/lib/web/form-state";

type Props<T> = {
  /** A Server Action made by `action()`. */
  action: (previous: FormState<T>, form: FormData) => Promise<FormState<T>>;
  /** Sent along: ids, version, idempotency key. */
  hidden?: Record<string, string | number>;
  /** The button that asks. */
  label: ReactNode;
  variant?: ButtonVariant;
  title: string;
  /** What will happen, in words. */
  children?: ReactNode;
  /** The verb on the button that does it: "重新打开". */
  confirmLabel: string;
  /** Asks for a reason under this name. */
  reason?: { name: string; label: string; hint?: string; required?: boolean };
  disabled?: boolean;
  onDone?: () => void;
  /** What is to be read when it is done, in place of closing: a password that is shown once. */
  done?: (data: T) => ReactNode;
};

function Inside<T>({
  action,
  hidden = {},
  children,
  confirmLabel,
  reason,
  onDone,
  done,
  close,
}: Props<T> & { close: () => void }) {
  const [state, submit] = useFormAction(action);
  const finish = useRef({ close, onDone, stays: done !== undefined });
  finish.current = { close, onDone, stays: done !== undefined };
  useEffect(() => {
    if (state.status !== "ok") return;
    if (!finish.current.stays) finish.current.close();
    finish.current.onDone?.();
  }, [state]);
  if (done && state.status === "ok" && state.data !== undefined) {
    return <div role="status">{done(state.data)}</div>;
  }
  return (
    <form action={submit} className="grid gap-3">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <ErrorSummary state={state} labels={reason ? { [reason.name]: reason.label } : {}} />
      {children && <div>{children}</div>}
      {reason && (
        <TextArea
          {...reason}
          maxLength={500}
          defaultValue={state.values?.[reason.name] ?? ""}
          error={state.fieldErrors?.[reason.name]}
        />
      )}
      <div className="flex justify-end gap-3">
        <SubmitButton>{confirmLabel}</SubmitButton>
      </div>
    </form>
  );
}

/** Asks before it does: what will happen, why (if asked for), one verb. A refusal is shown inside. */
export const ConfirmForm = <T,>(props: Props<T>) => (
  <DialogButton label={props.label} variant={props.variant} title={props.title} disabled={props.disabled}>
    {(close) => <Inside {...props} close={close} />}
  </DialogButton>
);
