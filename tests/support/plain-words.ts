import type { LampWords } from "@/lib/lamps/rules/words";

/** Lamps in codes, where the sentences of messages/ are not what is looked at. */
export const plainWords: LampWords = {
  lamp: (lamp) => `${lamp} lamp`,
  reason: ({ code }) => `because ${code}`,
  why: ({ code }) => `because ${code}`,
  green: ({ code }) => code,
  step: (period, lamp) => `${period} ${lamp}: `,
  noWay: (none) => none,
  nothingWanting: "nothing",
  paused: "paused for a reason",
  viaYellow: "one yellow month first",
  month: (period) => period,
};
