"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { useFormStatus } from "react-dom";
import { errorText, type FormState } from "@/lib/web/form-state";

const box =
  "h-9 w-full rounded-md border border-line-2 bg-surface px-2.5 text-ink aria-invalid:border-ink disabled:text-ink-2";

type FieldProps = {
  name: string;
  label: string;
  hint?: string;
  errors?: string[] | undefined;
  children: (given: { id: string; described: string | undefined; invalid: true | undefined }) => ReactNode;
};

/** A label, its control, what to write, and what is wrong with it. */
function Field({ label, hint, errors, children }: FieldProps) {
  const id = useId();
  const wrong = errors !== undefined && errors.length > 0;
  const described = [hint && `${id}-hint`, wrong && `${id}-error`].filter(Boolean).join(" ") || undefined;
  return (
    <div className="grid content-start gap-1">
      <label htmlFor={id} className="text-[13px] text-ink-2">
        {label}
      </label>
      {children({ id, described, invalid: wrong || undefined })}
      {hint && (
        <p id={`${id}-hint`} className="text-xs text-ink-2">
          {hint}
        </p>
      )}
      {wrong && (
        <p id={`${id}-error`} className="text-xs font-semibold text-ink">
          {errors.join(" ")}
        </p>
      )}
    </div>
  );
}

type TextFieldProps = Omit<FieldProps, "children"> & {
  type?: "text" | "password" | "number" | "tel";
  defaultValue?: string | undefined;
  autoComplete?: string;
  required?: boolean;
  maxLength?: number;
  autoCapitalize?: "none";
  min?: number;
  max?: number;
};

export function TextField({ name, label, hint, errors, type = "text", ...input }: TextFieldProps) {
  return (
    <Field name={name} label={label} {...(hint ? { hint } : {})} errors={errors}>
      {({ id, described, invalid }) => (
        <input
          id={id}
          name={name}
          type={type}
          aria-describedby={described}
          aria-invalid={invalid}
          className={box}
          {...input}
        />
      )}
    </Field>
  );
}

type SelectFieldProps = Omit<FieldProps, "children"> & {
  options: { value: string; label: string }[];
  /** Words of the empty choice; without it one must choose. */
  empty?: string;
  defaultValue?: string | undefined;
};

export function SelectField({ name, label, hint, errors, options, empty, defaultValue }: SelectFieldProps) {
  return (
    <Field name={name} label={label} {...(hint ? { hint } : {})} errors={errors}>
      {({ id, described, invalid }) => (
        // The key: a form that React resets would show the first value again.
        <select
          key={defaultValue}
          id={id}
          name={name}
          defaultValue={defaultValue}
          aria-describedby={described}
          aria-invalid={invalid}
          className={box}
        >
          {empty !== undefined && <option value="">{empty}</option>}
          {options.map(({ value, label: word }) => (
            <option key={value} value={value}>
              {word}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

type SubmitProps = { children: ReactNode; pending: string; plain?: boolean; wide?: boolean };

/** `plain`: outlined, for what is done on the side or takes something away. */
export function Submit({ children, pending, plain = false, wide = false }: SubmitProps) {
  const { pending: busy } = useFormStatus();
  const look = plain ? "border-line-2 bg-surface text-ink" : "border-accent bg-accent text-white";
  return (
    <button
      type="submit"
      aria-disabled={busy}
      onClick={busy ? (event) => event.preventDefault() : undefined}
      className={`h-9 cursor-pointer rounded-md border px-4 ${look} ${wide ? "w-full" : ""}`}
    >
      {busy ? pending : children}
    </button>
  );
}

/** What went wrong with the form as a whole. */
export function FormProblem({ state }: { state: FormState<unknown> }) {
  const t = useTranslations("errors");
  if (state.status !== "error" || !state.error) return null;
  return (
    <p role="alert" className="rounded-md border border-ink bg-surface px-3 py-2 font-semibold">
      {errorText(t, state.error)}
    </p>
  );
}

export function FormDone({ children }: { children: ReactNode }) {
  return (
    <div role="status" className="rounded-md bg-accent-weak px-3 py-2">
      {children}
    </div>
  );
}

/** Something that is shown once: selected as a whole with one click. */
export function Secret({ children }: { children: string }) {
  return (
    <code className="my-1 block select-all break-all rounded-md border border-line-2 bg-surface px-3 py-2 text-base">
      {children}
    </code>
  );
}
