import type { ReactNode } from "react";

/** A quiet line that is read out when it changes: "草稿已于 10:42 自动保存". Always render it, empty if need be. */
export const StatusLine = ({ children }: { children?: ReactNode }) => (
  <p role="status" className="min-h-5 text-xs text-ink-2">
    {children}
  </p>
);
