import type { ReactNode } from "react";

/** A picture and its numbers: one above the other, side by side where a wall has the room. */
export const ChartWithTable = ({ chart, children }: { chart: ReactNode; children: ReactNode }) => (
  <div className="grid items-start gap-x-10 gap-y-3 2xl:grid-cols-[minmax(0,4fr)_minmax(0,5fr)]">
    <div className="min-w-0 max-w-4xl">{chart}</div>
    <div className="min-w-0">{children}</div>
  </div>
);
