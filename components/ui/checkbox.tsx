import type { InputHTMLAttributes, ReactNode } from "react";

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, "type"> & { label: ReactNode; hint?: ReactNode };

/** A box with its words; `type="radio"` through `kind` for one of several. */
export function Checkbox({
  label,
  hint,
  kind = "checkbox",
  className = "",
  ...rest
}: Props & { kind?: "checkbox" | "radio" }) {
  return (
    <label className={`flex min-h-7 items-start gap-2 ${className}`}>
      <input {...rest} type={kind} className="mt-0.75 size-4 shrink-0 accent-accent" />
      <span>
        {label}
        {hint && <span className="block text-xs text-ink-2">{hint}</span>}
      </span>
    </label>
  );
}
