import Link from "next/link";
import type { ReactNode } from "react";
import { formatCount } from "@/lib/core/format";

export type Figure = {
  key: string;
  label: string;
  /** Stands in the label's place: a lamp. */
  sign?: ReactNode;
  value: string | number;
  /** Small, behind the value: a unit, "of 177". */
  unit?: ReactNode;
  /** Where the number leads: the list behind it, the act it asks for. */
  href?: string | undefined;
  /** What a screen reader hears of the link, for the bare number says nothing: otherwise the label and the value. */
  linkLabel?: string;
  /** Beneath: what it means, where it comes from. */
  note?: ReactNode;
};

/** As many columns as there is room for; a last row is filled up with surface, so that no hole stands open. */
const columns = {
  3: "sm:grid-cols-3",
  4: "grid-cols-2 lg:grid-cols-4",
  5: "grid-cols-2 md:grid-cols-3 xl:grid-cols-5",
  6: "grid-cols-2 md:grid-cols-4 xl:grid-cols-6",
} as const;

/** Large figures side by side on one surface with hairlines between: the one way a number stands alone. */
export function Figures({
  figures,
  across = 4,
  className = "",
  label,
}: {
  figures: readonly Figure[];
  across?: keyof typeof columns;
  className?: string;
  /** Names the group where no heading does. */
  label?: string;
}) {
  return (
    <div
      {...(label ? { role: "group", "aria-label": label } : {})}
      className={`overflow-clip rounded-lg border border-line bg-surface ${className}`}
    >
      <dl className={`-mr-px -mb-px grid ${columns[across]}`}>
        {figures.map(({ key, label: name, sign, value, unit, href, linkLabel, note }) => {
          const shown = typeof value === "number" ? formatCount(value) : value;
          const words = (
            <>
              <span className="text-[22px] leading-tight font-semibold tabular-nums sm:text-[26px]">
                {shown}
              </span>
              {unit && <span className="ml-1.5 text-xs text-ink-2">{unit}</span>}
            </>
          );
          return (
            <div key={key} className="border-r border-b border-line px-4 py-3 sm:px-5">
              <dt className="text-[13px] text-ink-2">{sign ?? name}</dt>
              <dd>
                {href ? (
                  <Link
                    prefetch={false}
                    href={href}
                    aria-label={linkLabel ?? `${name} ${shown}`}
                    className="inline-block min-h-8 min-w-6 text-accent hover:underline"
                  >
                    {words}
                  </Link>
                ) : (
                  words
                )}
              </dd>
              {note && <dd className="text-xs text-ink-2">{note}</dd>}
            </div>
          );
        })}
      </dl>
    </div>
  );
}
