import type { Tx } from "@/lib/core/db";
import { monthOf, type Period, yearOf } from "@/lib/core/periods";

/** Class of the periods' advisory locks; the object is the month as a number, 201710. */
const PERIODS = 7101;

const keyOf = (period: Period): number => yearOf(period) * 100 + monthOf(period);

/** Held by whoever files or reviews in a period, until the transaction ends. */
export const sharePeriod = (tx: Tx, period: Period): Promise<unknown> =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(${PERIODS}::int, ${keyOf(period)}::int)`;

/** Held by whoever locks, closes or re-opens a period: nobody files meanwhile. */
export const holdPeriod = (tx: Tx, period: Period): Promise<unknown> =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(${PERIODS}::int, ${keyOf(period)}::int)`;

/** Held by whoever opens a period: months follow one another without a gap. */
export const holdCalendar = (tx: Tx): Promise<unknown> =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(${PERIODS}::int, 0::int)`;

/** Class of the locks on what files are attached to; the object is a hash of the subject. */
const FILES = 7102;

/** Held by whoever attaches files to one subject: two at once cannot both take its last place. */
export const holdFilesOf = (tx: Tx, subject: string): Promise<unknown> =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(${FILES}::int, hashtext(${subject}))`;

/** Held by whoever opens accountability cases: their numbers follow one another without a gap. */
export const holdCases = (tx: Tx): Promise<unknown> =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(${PERIODS}::int, 1::int)`;

/** Class of the lock on the rule versions. */
const RULES = 7103;

/** Held by whoever adopts or withdraws a rule version: one version a period. */
export const holdRules = (tx: Tx): Promise<unknown> =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(${RULES}::int, 0::int)`;

/** Class of the locks of the upkeep; object 0 is held shared by a backup, 1 by a verification. */
export const UPKEEP = 7104;

/**
 * Held by whoever sweeps rows of files away: false while a backup runs, whose files must still be there when it has
 * read their rows.
 */
export async function tryHoldSweep(tx: Tx): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ held: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(${UPKEEP}::int, 0::int) AS held`;
  return row?.held === true;
}
