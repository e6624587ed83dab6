import type { ReactNode } from "react";
import { DemoDate } from "@/components/shell/demo-date";

/** A page's first row: what it is, what belongs to that, and on the right what can be done with it. */
export function PageHeader({
  title,
  subtitle,
  children,
}: {
  title: ReactNode;
  subtitle?: ReactNode;
  /** The right-hand area: a deadline, buttons. Not printed. */
  children?: ReactNode;
}) {
  return (
    <header className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-1.5">
      <div className="flex min-w-0 grow flex-wrap items-baseline gap-x-4 gap-y-0.5 md:basis-96">
        <h1 className="text-[19px] leading-snug font-semibold md:text-[22px]">{title}</h1>
        {subtitle && <div className="text-ink-2">{subtitle}</div>}
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <DemoDate />
        {children && <div className="flex flex-wrap items-center gap-3 print:hidden">{children}</div>}
      </div>
    </header>
  );
}
