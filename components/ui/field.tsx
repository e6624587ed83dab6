import { type ReactNode, useId } from "react";

/** What every field of a form takes. */
export type FieldProps = {
  name: string;
  label: ReactNode;
  /** Small print under the field: last month's value, the format wanted. */
  hint?: ReactNode;
  /** Worth a second look, and no hindrance. */
  warning?: ReactNode;
  /** Why it was refused: words, or what `state.fieldErrors` holds. */
  error?: ReactNode | readonly string[];
  required?: boolean;
  className?: string;
  /** Tells forms on one page apart whose fields have the same names. */
  scope?: string | undefined;
};

/** Attributes that tie a control to its label and its small print. */
export type ControlProps = {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
};

export const control =
  "w-full min-h-9 rounded-md border border-control bg-surface px-2.5 py-1.5 text-ink disabled:bg-page disabled:text-ink-2 [&[readonly]]:bg-page aria-invalid:border-2 aria-invalid:border-ink";

const isWritten = (given: FieldProps["error"]): boolean =>
  Array.isArray(given) ? given.length > 0 : given !== undefined && given !== null && given !== "";

/** Label above, control, small print beneath. The error summary links to `field-<name>`, within a `scope` to none. */
export function Field({
  name,
  label,
  hint,
  warning,
  error,
  required,
  className = "",
  scope,
  children,
}: FieldProps & { children: (control: ControlProps) => ReactNode }) {
  const id = useId();
  const parts = { error: isWritten(error), warning: isWritten(warning), hint: isWritten(hint) };
  const describedBy = Object.entries(parts).flatMap(([part, shown]) => (shown ? [`${id}-${part}`] : []));
  return (
    <div
      id={scope ? `field-${scope}-${name}` : `field-${name}`}
      className={`grid content-start gap-1 ${className}`}
    >
      <label htmlFor={id} className="text-[13px] text-ink-2">
        {label}
        {required && (
          <span aria-hidden="true" className="ml-1 text-ink">
            *
          </span>
        )}
      </label>
      {children({
        id,
        "aria-describedby": describedBy.join(" ") || undefined,
        "aria-invalid": parts.error || undefined,
      })}
      {parts.error && (
        <p id={`${id}-error`} className="text-xs font-semibold text-ink">
          <span aria-hidden="true">✕ </span>
          {Array.isArray(error) ? error.join(" ") : error}
        </p>
      )}
      {parts.warning && (
        <p id={`${id}-warning`} className="text-xs text-ink">
          <span aria-hidden="true" className="font-semibold">
            !{" "}
          </span>
          {warning}
        </p>
      )}
      {parts.hint && (
        <p id={`${id}-hint`} className="text-xs text-ink-2">
          {hint}
        </p>
      )}
    </div>
  );
}
