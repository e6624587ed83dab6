import { nextPeriod, type Period } from "@/lib/core/periods";
import type { Lamp, LampRun } from "@/lib/lamps/rules/lamp";

type Month = LampRun & { period: Period };

/**
 * The months behind that end with the last one given (in order): back to the first month behind of the same run. A
 * paused month inside the run belongs to it, one before it does not, and a gap ends it. Empty when not behind.
 */
export function chainOf<T extends Month>(months: readonly T[]): T[] {
  const chain: T[] = [];
  for (const month of months.toReversed()) {
    const [following] = chain;
    if (month.behindRun === 0 || (following && nextPeriod(month.period) !== following.period)) break;
    chain.unshift(month);
  }
  while (chain[0]?.lamp === "paused") chain.shift();
  return chain;
}

/** The run that a lamp stands in, month by month and oldest first: the months behind, else those of the same lamp. */
export function runMonths(months: readonly Month[]): { period: Period; lamp: Lamp }[] {
  const plain = ({ period, lamp }: Month) => ({ period, lamp });
  const chain = chainOf(months);
  if (chain.length > 0) return chain.map(plain);
  const same: { period: Period; lamp: Lamp }[] = [];
  for (const month of months.toReversed()) {
    const [following] = same;
    const continues = !following || nextPeriod(month.period) === following.period;
    if (!continues || month.lamp !== months.at(-1)?.lamp || month.behindRun > 0) break;
    same.unshift(plain(month));
  }
  return same;
}

/** How long a lamp has been so, in months: a red one by its red run, a yellow one by its run behind. */
export function monthsOf(run: LampRun | null | undefined): number | undefined {
  if (run?.lamp === "red") return run.redRun;
  return run?.lamp === "yellow" ? run.behindRun : undefined;
}
