import type { Random } from "../../prisma/seed/random";
import type { Attempt } from "../load/ledger";
import type { City } from "./city";

/**
 * How to add a fault: write `tests/faults/<name>.ts` that exports `fault: Fault`, and list it in `faults.ts`.
 * `npm run test:faults -- <name>` runs it alone. It works on a copy of the city of its own; what it opens at `place` is
 * closed and removed after it, however it ends. A fault counts only when it was seen failing against a planted defect
 * of its kind.
 */
export type Fault = {
  name: string;
  /** As the design's quality page names it. */
  about: string;
  /** Why it cannot run here, or null. */
  whyNot?: () => string | null;
  run: (place: Place) => Promise<Outcome>;
};

export type Place = {
  city: City;
  /** Seeded: the same seed chooses the same moments. */
  random: Random;
  /** An empty folder below the run's own, which is removed afterwards. */
  folder: (name: string) => Promise<string>;
  /** What is still to be closed when the fault has ended; the last first. */
  afterwards: (close: () => Promise<unknown>) => void;
  /** A line of progress. */
  say: (line: string) => void;
};

export type Outcome = {
  /** How often the fault happened. */
  runs: number;
  attempts: readonly Pick<Attempt, "acknowledged">[];
  /** Milliseconds from each fault until something was accepted again; none where nothing was interrupted. */
  serves: readonly number[];
  /** In words; empty when nothing is wrong. Lost and duplicated ones are told by how they begin (tests/load/ledger.ts). */
  faults: readonly string[];
};

/** A moment's milliseconds, for what is measured from one event to another. */
export const clock = (): number => performance.now();
