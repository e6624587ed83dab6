import type { SelectHTMLAttributes } from "react";
import { control, Field, type FieldProps } from "@/components/ui/field";

export type Choice = { value: string; label: string };

type Props = FieldProps &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, keyof FieldProps> & {
    choices: readonly Choice[];
    /** A first entry with an empty value: "请选择", "不限". */
    emptyLabel?: string;
  };

/** The system's own list: light, known, good on phones. */
export function Select({
  label,
  hint,
  warning,
  error,
  className,
  scope,
  choices,
  emptyLabel,
  ...rest
}: Props) {
  const { name, required } = rest;
  return (
    <Field {...{ name, label, hint, warning, error, required, className, scope }}>
      {(ties) => (
        <select {...rest} {...ties} className={control}>
          {emptyLabel !== undefined && <option value="">{emptyLabel}</option>}
          {choices.map(({ value, label: words }) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
