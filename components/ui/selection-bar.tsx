import type { ReactNode } from "react";

/**
 * What to do with the rows that are ticked, at the foot of their table; as soon as one is, it stays in view. Its form
 * has class `group`. Without any script.
 */
export const SelectionBar = ({ children }: { children: ReactNode }) => (
  <div className="mt-3 flex flex-wrap items-center gap-3 print:hidden group-has-[tbody_input:checked]:sticky group-has-[tbody_input:checked]:bottom-0 group-has-[tbody_input:checked]:z-20 group-has-[tbody_input:checked]:border-t group-has-[tbody_input:checked]:border-line group-has-[tbody_input:checked]:bg-page group-has-[tbody_input:checked]:py-3">
    {children}
  </div>
);
