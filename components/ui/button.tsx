import Link from "next/link";
import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";

/** One primary button a page; `quiet` for what stands inside rows and text. */
export type ButtonVariant = "primary" | "plain" | "quiet";

const base =
  "inline-flex items-center justify-center gap-1.5 rounded-md whitespace-nowrap disabled:cursor-not-allowed disabled:opacity-55 aria-busy:cursor-progress";

const variants: Record<ButtonVariant, string> = {
  primary: "min-h-9 border border-accent bg-accent px-4 text-on-accent hover:brightness-110",
  plain:
    "min-h-9 border border-line-2 bg-surface px-3.5 text-ink hover:border-control aria-pressed:border-accent aria-pressed:bg-accent-weak aria-pressed:text-accent",
  quiet: "min-h-7 px-1 text-accent hover:underline",
};

type Looks = { variant?: ButtonVariant; className?: string };

const looksOf = ({ variant = "plain", className = "" }: Looks) => `${base} ${variants[variant]} ${className}`;

export type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> &
  Looks & {
    /** Under way: takes no second click, keeps its focus. */
    pending?: boolean;
    ref?: Ref<HTMLButtonElement>;
  };

/** A plain button (type "button" unless told otherwise). In a form take `SubmitButton`. */
export function Button({ variant, className, pending, type = "button", onClick, ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      onClick={pending ? (event) => event.preventDefault() : onClick}
      aria-busy={pending || undefined}
      aria-disabled={pending || undefined}
      className={`${looksOf({ variant, className })} ${pending ? "opacity-70" : ""}`}
    />
  );
}

/**
 * A link that looks like a button: it leads somewhere, it changes nothing. `download` makes it a plain link; `label`
 * is read out in place of the words where they stand on a page twice.
 */
export function LinkButton({
  href,
  variant,
  className,
  download,
  label,
  children,
}: Looks & { href: string; download?: boolean; label?: string; children: ReactNode }) {
  const looks = looksOf({ variant, className });
  return download ? (
    <a href={href} download aria-label={label} className={looks}>
      {children}
    </a>
  ) : (
    <Link prefetch={false} href={href} aria-label={label} className={looks}>
      {children}
    </Link>
  );
}
