import type { ReactNode } from "react";

/** The key that does the same, in small print on a button. */
export const KeyHint = ({ children }: { children: ReactNode }) => (
  <span
    aria-hidden="true"
    className="rounded border border-line-2 px-1 font-sans text-xs leading-4 text-ink-2"
  >
    {children}
  </span>
);
