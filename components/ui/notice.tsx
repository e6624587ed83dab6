import type { ReactNode } from "react";

const kinds = {
  info: { sign: "i", looks: "border-line-2 bg-surface" },
  warn: { sign: "!", looks: "border-ink-2 bg-surface" },
  error: { sign: "✕", looks: "border-2 border-ink bg-surface" },
} as const;

/**
 * Words that stand out: what is so, and the next step. Not coloured red or yellow: those are lamps. An error is
 * read out at once; `live` reads a notice that appears later.
 */
export function Notice({
  kind = "info",
  title,
  children,
  next,
  live = false,
}: {
  kind?: keyof typeof kinds;
  title?: ReactNode;
  children?: ReactNode;
  /** What to do now: words, a link, a button. */
  next?: ReactNode;
  live?: boolean;
}) {
  const { sign, looks } = kinds[kind];
  return (
    <div
      role={kind === "error" ? "alert" : live ? "status" : undefined}
      className={`mb-4 flex gap-3 rounded-lg border px-4 py-3 ${looks}`}
    >
      <span
        aria-hidden="true"
        className="mt-0.5 grid size-4.5 shrink-0 place-items-center rounded-full bg-ink text-xs leading-none font-bold text-surface"
      >
        {sign}
      </span>
      <div className="min-w-0">
        {title && <p className="font-semibold">{title}</p>}
        {children}
        {next && <div className="mt-1">{next}</div>}
      </div>
    </div>
  );
}
