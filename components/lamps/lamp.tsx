import Link from "next/link";
import type { ReactNode } from "react";
import { formatCount } from "@/lib/core/format";

/** The four lamps, and what is no lamp yet: nothing reported, or nothing lit. */
export type LampState = "red" | "yellow" | "green" | "paused" | "none";

const colours: Record<LampState, string> = {
  red: "text-red",
  yellow: "text-yellow",
  green: "text-green",
  paused: "text-ink-2",
  none: "text-ink-2",
};

/** ■ ▲ ● ‖ ○: told apart by shape, in greyscale and by a colour-blind reader too. */
export function LampShape({ state, className = "size-3" }: { state: LampState; className?: string }) {
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true" className={`shrink-0 ${className}`}>
      {state === "red" && <rect width="12" height="12" rx="2" fill="var(--color-red-fill)" />}
      {state === "yellow" && <path d="M6 0.5 12 11.5H0Z" fill="var(--color-yellow-fill)" />}
      {state === "green" && <circle cx="6" cy="6" r="6" fill="currentColor" />}
      {state === "paused" && <path d="M2 0h3v12H2zM7 0h3v12H7z" fill="currentColor" />}
      {state === "none" && <circle cx="6" cy="6" r="5" fill="none" stroke="currentColor" strokeWidth="1.5" />}
    </svg>
  );
}

/** Shape and colour with the words that they stand for. A lamp never stands without words: `LampWord` has them. */
export function Lamp({
  state,
  size = "text",
  children,
}: {
  state: LampState;
  /** `large` for the one lamp that a panel is about. */
  size?: "text" | "large";
  children: ReactNode;
}) {
  return (
    <span
      className={`inline-flex items-center whitespace-nowrap font-semibold ${colours[state]} ${size === "large" ? "gap-2 text-xl" : "gap-1.5"}`}
    >
      <LampShape state={state} className={size === "large" ? "size-4" : "size-3"} />
      {children}
    </span>
  );
}

/** A count of projects with this lamp, in a column whose head has the word; nothing to show is a pale 0. */
export function LampCount({ state, count, href }: { state: LampState; count: number; href?: string }) {
  if (count === 0) return <span className="text-ink-3">0</span>;
  const figure = (
    <>
      <span className={colours[state]}>
        <LampShape state={state} />
      </span>
      {formatCount(count)}
    </>
  );
  const look = "inline-flex items-center gap-1.5 tabular-nums";
  if (!href) return <span className={look}>{figure}</span>;
  return (
    <Link prefetch={false} href={href} className={`${look} text-accent hover:underline`}>
      {figure}
    </Link>
  );
}
