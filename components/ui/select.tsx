import type { SelectHTMLAttributes } from "react";
import { control, Field, type FieldProps } from "@/components/ui/field";

export type Choice = { value: string; label: string };

type Props = FieldProps &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, keyof FieldProps> & {
    choices: readonly Choice[];
    /** A first entry with an empty value: "请选择", "不限". */
    emptyLabel?: string;
  };

/**
 * The system's own list: light, known, good on phones. Made anew when what it begins with changes: a form that comes
 * back with a refusal has been reset, and a list keeps its first choice through that.
 */
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
        <select key={String(rest.defaultValue)} {...rest} {...ties} className={control}>
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
