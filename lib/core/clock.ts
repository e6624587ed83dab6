import { db } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { type Day, SHANGHAI_OFFSET_MS } from "@/lib/core/periods";

/** The Shanghai calendar day of an instant. */
export const dayIn = (instant: Date): Day =>
  new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);

/** Midnight in Shanghai at the start of a day. */
export const startOfDay = (day: Day): Date => new Date(Date.parse(`${day}T00:00:00Z`) - SHANGHAI_OFFSET_MS);

/** A pinned business day with the real time of day: what "now" is in a demonstration. */
export function pinTo(day: Day, real: Date): Date {
  const timeOfDay = real.getTime() - startOfDay(dayIn(real)).getTime();
  return new Date(startOfDay(day).getTime() + timeOfDay);
}

let pinned: Promise<Day | null> | undefined;

/** The pinned business day of a demonstration, or null. Read once per process. */
export function pinnedDay(): Promise<Day | null> {
  pinned ??= (async () => {
    const fromEnvironment = env().LIANGDENG_BUSINESS_DATE;
    if (fromEnvironment) return fromEnvironment;
    const row = await db().installation.findUnique({ where: { id: 1 }, select: { businessDate: true } });
    return row?.businessDate?.toISOString().slice(0, 10) ?? null;
  })().catch((error: unknown) => {
    pinned = undefined;
    throw error;
  });
  return pinned;
}

/** The one clock of the business. Callers pass its answer on as `now`; nothing below reads a clock. */
export async function businessNow(): Promise<Date> {
  const day = await pinnedDay();
  const real = new Date();
  return day ? pinTo(day, real) : real;
}

/** An instant as Shanghai's clocks show it: "YYYY-MM-DDTHH:MM:SS". */
export const localTime = (instant: Date): string =>
  new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 19);
