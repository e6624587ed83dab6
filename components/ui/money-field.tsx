"use client";

import { type InputHTMLAttributes, useState } from "react";
import { control, Field, type FieldProps } from "@/components/ui/field";
import { useIsAlive } from "@/components/ui/use-form-action";
import { readMoney, tidyMoney } from "@/lib/core/money-text";

type Props = FieldProps &
  Omit<InputHTMLAttributes<HTMLInputElement>, keyof FieldProps | "defaultValue" | "value" | "onChange"> & {
    /** A number from the data, or the text that was typed and refused. */
    defaultValue?: number | string | null | undefined;
    /** Each keystroke: the amount, or null while it is none. For a live preview. */
    onAmount?: (amount: number | null) => void;
  };

/**
 * 万元, right-aligned. Takes "1,234.5" and full-width digits; sends the plain number, so that any schema can
 * read it. What is no amount is sent as it was typed and refused in words; so is everything without a script.
 */
export function MoneyField({
  label,
  hint,
  warning,
  error,
  className,
  scope,
  defaultValue,
  onAmount,
  name,
  ...rest
}: Props) {
  const [text, setText] = useState(() => tidyMoney(String(defaultValue ?? "")));
  const isAlive = useIsAlive();
  const amount = readMoney(text);
  return (
    <Field {...{ name, label, hint, warning, error, required: rest.required, className, scope }}>
      {(ties) => (
        <>
          <input
            {...rest}
            {...ties}
            name={isAlive ? undefined : name}
            value={text}
            inputMode="decimal"
            autoComplete="off"
            className={`${control} text-right tabular-nums`}
            onChange={(event) => {
              setText(event.target.value);
              onAmount?.(readMoney(event.target.value));
            }}
            onBlur={(event) => {
              setText(tidyMoney(text));
              rest.onBlur?.(event);
            }}
          />
          {isAlive && (
            <input type="hidden" name={name} value={amount === null ? text.trim() : String(amount)} />
          )}
        </>
      )}
    </Field>
  );
}
