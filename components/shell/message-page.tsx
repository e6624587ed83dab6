import type { ReactNode } from "react";

/** A page that says one thing: what happened and what to do. Used where a page could not be shown. */
export function MessagePage({
  title,
  children,
  action,
  reference,
}: {
  title: string;
  children: ReactNode;
  action?: ReactNode;
  /** What to tell the administrator. */
  reference?: string | undefined;
}) {
  return (
    <div className="mx-auto grid max-w-140 justify-items-start gap-3 px-4 py-[12vh]">
      <h1 className="text-[22px] leading-snug font-semibold">{title}</h1>
      {/* It may change while it is read: the database answers again, or is found to be away. */}
      <div role="status" className="text-ink-2">
        {children}
      </div>
      {action && <div className="mt-2 flex flex-wrap gap-3">{action}</div>}
      {reference && <p className="mt-2 text-xs text-ink-2">{reference}</p>}
    </div>
  );
}
