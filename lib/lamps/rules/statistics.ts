import type { Period } from "@/lib/core/periods";
import { type CountedDecision, walk } from "@/lib/lamps/rules/counts";
import type { Lamp } from "@/lib/lamps/rules/lamp";

/** The figures of the statistics; each has the list of its projects behind it. */
export const figures = [
  "projects",
  "nowRed",
  "nowYellow",
  "nowGreen",
  "nowPaused",
  "everYellow",
  "everRed",
  "yellowToGreen",
  "redExits",
  "cases",
  "cameBack",
] as const;
export type Figure = (typeof figures)[number];

/** From one lit lamp to the next, into this period. */
export type Move = { period: Period; before: Lamp; now: Lamp };

/** What one project adds to each figure of a range: 0 or 1, and each time for red exits and cases. */
export type ProjectStatistics = {
  figures: Record<Figure, number>;
  moves: Move[];
  /** Lit months of each yellow and each red spell that reaches into the range, those before it included. */
  spells: { yellow: number[]; red: number[] };
};

const nowFigure = { red: "nowRed", yellow: "nowYellow", green: "nowGreen", paused: "nowPaused" } as const;

/**
 * One project's part in the statistics of `from` … `to`, by the counting rules of `countLamps`; null when it had no
 * lamp in the range. Decisions before the range tell where the first lamp came from. A paused month neither ends nor
 * lengthens a spell; a spell that still lasts counts with the months it has. Came back: yellow or red again after a
 * green that had followed yellow or red.
 */
export function projectStatistics(
  decisions: readonly CountedDecision[],
  from: Period,
  to: Period,
): ProjectStatistics | null {
  const counts = Object.fromEntries(figures.map((figure) => [figure, 0])) as Record<Figure, number>;
  const moves: Move[] = [];
  const spells: ProjectStatistics["spells"] = { yellow: [], red: [] };
  let length = 0;
  let wasBad = false;
  let recovered = false;
  walk(decisions, (decision, arrival, before) => {
    const { period, lamp } = decision;
    if (period > to) return;
    const within = period >= from;
    if (within) {
      counts.projects = 1;
      if (period === to) counts[nowFigure[lamp]] = 1;
      if (decision.caseOpened) counts.cases++;
      if (arrival === "redExits") counts.redExits++;
      if (arrival === "yellowToGreen") counts.yellowToGreen = 1;
    }
    if (lamp === "paused") return;
    if (within && before) moves.push({ period, before, now: lamp });
    length = before === lamp ? length + 1 : 1;
    if (lamp === "green") {
      recovered ||= wasBad;
      return;
    }
    if (within) {
      counts[lamp === "red" ? "everRed" : "everYellow"] = 1;
      if (recovered) counts.cameBack = 1;
      // A spell that goes on replaces what it was a month ago.
      if (length > 1 && period > from) spells[lamp].pop();
      spells[lamp].push(length);
    }
    wasBad = true;
  });
  return counts.projects > 0 ? { figures: counts, moves, spells } : null;
}

/** The middle of the values, half-way between the two middle ones; null of none. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  if (upper === undefined) return null;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** The figures of many projects. */
export function sumFigures(all: Iterable<ProjectStatistics>): Record<Figure, number> {
  const sums = Object.fromEntries(figures.map((figure) => [figure, 0])) as Record<Figure, number>;
  for (const one of all) for (const figure of figures) sums[figure] += one.figures[figure];
  return sums;
}
