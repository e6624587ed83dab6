import type { InputHTMLAttributes, TextareaHTMLAttributes } from "react";
import { control, Field, type FieldProps } from "@/components/ui/field";

type InputProps = FieldProps & Omit<InputHTMLAttributes<HTMLInputElement>, keyof FieldProps>;
type AreaProps = FieldProps & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, keyof FieldProps>;

/** One line of text. Refusals come from the server in the product's own words. */
export function TextField({
  label,
  hint,
  warning,
  error,
  className,
  scope,
  type = "text",
  ...rest
}: InputProps) {
  const { name, required } = rest;
  return (
    <Field {...{ name, label, hint, warning, error, required, className, scope }}>
      {(ties) => <input {...rest} {...ties} type={type} className={control} />}
    </Field>
  );
}

/** A day, as YYYY-MM-DD; the browser's own calendar. */
export const DateField = (props: Omit<InputProps, "type">) => (
  <TextField {...props} type="date" min={props.min ?? "1990-01-01"} max={props.max ?? "2099-12-31"} />
);

/** Several lines; grows with what is written where the browser can, else it can be pulled larger. */
export function TextArea({ label, hint, warning, error, className, scope, rows = 3, ...rest }: AreaProps) {
  const { name, required } = rest;
  return (
    <Field {...{ name, label, hint, warning, error, required, className, scope }}>
      {(ties) => (
        <textarea
          {...rest}
          {...ties}
          rows={rows}
          className={`${control} field-sizing-content max-h-96 resize-y leading-relaxed ${rows > 1 ? "min-h-19" : ""}`}
        />
      )}
    </Field>
  );
}
