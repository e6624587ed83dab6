import type { ReactNode } from "react";

/** A surface with one hairline. No cards inside cards. */
export function Card({
  title,
  aside,
  flush = false,
  className = "",
  children,
}: {
  title?: ReactNode;
  /** At the right of the title: a count, a link. */
  aside?: ReactNode;
  /** Without inner margins: for a table or a list of rows. */
  flush?: boolean;
  className?: string;
  children: ReactNode;
}) {
  return (
    <section className={`overflow-clip rounded-lg border border-line bg-surface ${className}`}>
      {(title || aside) && (
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 px-4 pt-3 pb-2 md:px-5">
          <h2 className="font-semibold">{title}</h2>
          {aside && <div className="text-xs text-ink-2">{aside}</div>}
        </div>
      )}
      {flush ? (
        children
      ) : (
        <div className={`px-4 pb-4 md:px-5 ${title || aside ? "" : "pt-4"}`}>{children}</div>
      )}
    </section>
  );
}
