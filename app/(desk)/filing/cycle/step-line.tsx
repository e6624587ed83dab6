import type { ReactNode } from "react";

export type Step = { key: string; label: string; note: ReactNode; state: "done" | "now" | "ahead" };

const dots = {
  done: "border-accent bg-accent",
  now: "border-accent bg-surface ring-3 ring-accent-weak",
  ahead: "border-line-2 bg-surface",
};

/** The month as a line of steps: what is done, where it stands, what is ahead. On phones it runs downwards. */
export function StepLine({ label, steps }: { label: string; steps: readonly Step[] }) {
  return (
    <ol aria-label={label} className="grid gap-y-3 md:grid-cols-4">
      {steps.map(({ key, label: name, note, state }, index) => (
        <li
          key={key}
          aria-current={state === "now" ? "step" : undefined}
          className="relative grid grid-cols-[1rem_1fr] gap-x-3 md:block"
        >
          {index < steps.length - 1 && (
            <span
              aria-hidden="true"
              className={`absolute hidden h-0.5 md:top-1.75 md:right-0 md:left-4 md:block ${state === "done" ? "bg-accent" : "bg-line-2"}`}
            />
          )}
          <span
            aria-hidden="true"
            className={`relative mt-1 block size-4 rounded-full border-2 md:mt-0 md:mb-2 ${dots[state]}`}
          />
          <span>
            <span className={`block ${state === "ahead" ? "text-ink-2" : "font-semibold"}`}>{name}</span>
            <span className="block pr-3 text-xs text-ink-2">{note}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
