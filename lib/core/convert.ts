import type { Day } from "@/lib/core/periods";
import type { Prisma } from "@/lib/generated/prisma/client";

/** Decimal and Date end at the query: these are the only ways out of and into the database's types. */

export const toAmount = (value: Prisma.Decimal): number => value.toNumber();
export const toAmountOrNull = (value: Prisma.Decimal | null): number | null => value?.toNumber() ?? null;

export const toDay = (value: Date): Day => value.toISOString().slice(0, 10);
export const toDayOrNull = (value: Date | null): Day | null => value?.toISOString().slice(0, 10) ?? null;

export const fromDay = (day: Day): Date => new Date(`${day}T00:00:00Z`);
export const fromDayOrNull = (day: Day | null | undefined): Date | null => (day ? fromDay(day) : null);

/** Degrees: both or neither, as the database sees to. */
export const toCoordinates = ({
  longitude,
  latitude,
}: {
  longitude: Prisma.Decimal | null;
  latitude: Prisma.Decimal | null;
}): { longitude: number; latitude: number } | null =>
  longitude && latitude ? { longitude: longitude.toNumber(), latitude: latitude.toNumber() } : null;
