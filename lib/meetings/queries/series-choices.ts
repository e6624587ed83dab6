import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { dayIn } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { forbidden } from "@/lib/core/errors";
import { nextOccurrences, type Occurrence, type Rhythm, whyNotRule } from "@/lib/meetings/rules/rhythm";

const NEXT_DATES = 6;

/** Who sets up series at all: the centre any, a region's office its own. */
export const maySetUpSeries = ({ role, regionCode }: Actor): boolean =>
  role === "centre" || (role === "coordinator" && regionCode !== null);

/** What the form of a series offers: names of units and leaders, and the scopes that the actor may give it. */
export async function listSeriesChoices(actor: Actor) {
  if (!maySetUpSeries(actor)) throw forbidden();
  const office = actor.role === "coordinator";
  const [units, leaders, regions, programmes] = await Promise.all([
    db().unit.findMany({
      where: { disabledAt: null },
      select: { name: true },
      orderBy: [{ regionCode: { sort: "asc", nulls: "first" } }, { name: "asc" }],
    }),
    db().leader.findMany({ select: { title: true }, orderBy: [{ order: "asc" }, { title: "asc" }] }),
    db().region.findMany({
      where: office ? { code: actor.regionCode ?? "" } : {},
      select: { code: true, name: true },
      orderBy: [{ order: "asc" }, { code: "asc" }],
    }),
    office ? [] : db().programme.findMany({ select: { id: true, name: true }, orderBy: { name: "asc" } }),
  ]);
  return {
    units: units.map(({ name }) => name),
    leaders: leaders.map(({ title }) => title),
    regions,
    programmes,
    /** A region's office sets up its own meetings of level 1 and no others. */
    wholeCity: !office,
    levels: office ? [1] : [3, 2, 1],
  };
}
export type SeriesChoices = Awaited<ReturnType<typeof listSeriesChoices>>;

/** The next dates of a rhythm that somebody is choosing; null: its rule does not hold. */
export function listNextDates(actor: Actor, rhythm: Rhythm, now: Date): Occurrence[] | null {
  if (!maySetUpSeries(actor)) throw forbidden();
  if (whyNotRule(rhythm.rule, rhythm.startsOn)) return null;
  return nextOccurrences(rhythm, dayIn(now), NEXT_DATES);
}
