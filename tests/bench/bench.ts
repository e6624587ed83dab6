import { performance } from "node:perf_hooks";
import type { CitySize } from "../support/big-city/write-city";

/**
 * How to add a bench: write `tests/bench/<name>.bench.ts` that exports `bench: Bench`. `npm run bench -- <name>`
 * runs it alone. For each of its sizes `measure` is called in a process of its own, which is connected (`db()`) to a
 * database that holds a city of that size, with the application's rights; `place.ownerUrl` is the owner's
 * connection. A size "none" has no database. A bench that writes says `writes: true` and gets a copy of its own.
 * Machines are noisy: a goal compares with a floor that was measured in the same run, never with a number of
 * milliseconds alone, but where the design names one.
 */
export type Bench = {
  /** The line of the design's table (Speed) that it measures; benches of one line are judged together. */
  row: string;
  about: string;
  sizes: readonly Size[];
  writes?: true;
  /** Needs the built pages: `place.pages`, which `openDesk` serves. */
  pages?: true;
  goal: Goal;
  measure: (place: Place) => Promise<Sample[]>;
};

/** `thousand` is what lists are compared with; the others are the cities of the design's quality table. */
export const sizes = {
  none: null,
  thousand: { projects: 1_000, periods: 12 },
  city: { projects: 177, periods: 12 },
  province: { projects: 10_000, periods: 24 },
  nation: { projects: 100_000, periods: 36 },
} as const satisfies Record<string, CitySize | null>;
export type Size = keyof typeof sizes;

/**
 * What a sample is held against: a number (`atMost`: of those in that unit, the others are only told), its own floor,
 * or the sample of the same name at a smaller size.
 */
export type Goal =
  | { atLeast: number }
  | { atMost: number; unit: Sample["unit"] }
  | { atMostTimesFloor: number }
  | { atLeastTimesFloor: number }
  | { atMostTimes: number; of: Size };

export type Sample = {
  what: string;
  value: number;
  unit: "ms" | "s" | "/s" | "MB" | "kB";
  /** Measured in the same run, in the same unit. */
  floor?: number;
  /** Instead of the bench's. */
  goal?: Goal;
};

export type Place = {
  size: Size;
  city: CitySize | null;
  ownerUrl: string;
  /** Folder with the build of the product and the floors' own addresses; empty unless asked for. */
  pages: string;
  /** Business time of the city: within its open month. */
  now: Date;
};

/**
 * Milliseconds that `work` takes when nothing disturbs it: of `rounds` runs, after two that warm up, the slowest of
 * the quickest quarter. A neighbour on the machine makes runs slower, never quicker.
 */
export async function quietMs(work: () => Promise<unknown>, rounds = 24): Promise<number> {
  for (let warm = 0; warm < 2; warm++) await work();
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b)[Math.floor(rounds / 4)] ?? 0;
}
