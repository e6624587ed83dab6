import { toDay } from "@/lib/core/convert";
import { db } from "@/lib/core/db";
import { causeIn } from "./issue-texts";
import type { Ledger } from "./ledger";
import type { SeedMeeting } from "./meeting-calendar";
import type { Decided } from "./meeting-decisions";
import { meetingSeries, setUpSeries } from "./meeting-series";
import { type Chamber, hold } from "./meetings";
import type { Cast } from "./people";
import type { SeedReport } from "./reports";

/** Holds what is due up to an instant; `before` does what others do up to an instant, so that traces grow in time. */
export type Meetings = (until: Date, before: (instant: Date) => Promise<void>) => Promise<void>;

type Happening = { at: Date; run: (before: (instant: Date) => Promise<void>) => Promise<unknown> };

/** What an interrupted start has left: meetings that are over, by series and date. */
async function over(): Promise<Set<string>> {
  const rows = await db().meeting.findMany({
    where: { state: { in: ["published", "cancelled"] } },
    select: { occursOn: true, series: { select: { name: true } } },
  });
  return new Set(rows.map(({ occursOn, series }) => `${series.name} ${occursOn && toDay(occursOn)}`));
}

/** The first words of a problem, as one says them in a meeting. */
const short = (title: string): string => title.split("，")[0] ?? title;

/** The year's meetings in their order, each series set up before its first. */
export async function meetingsOf(
  meetings: readonly SeedMeeting[],
  decisions: readonly Decided[],
  {
    cast,
    ledger,
    reports,
    names,
  }: { cast: Cast; ledger: Ledger; reports: readonly SeedReport[]; names: Chamber["names"] },
): Promise<Meetings> {
  const [units, projects, known] = await Promise.all([
    db().unit.findMany({ select: { id: true, name: true } }),
    db().project.findMany({ select: { id: true, number: true } }),
    over(),
  ]);
  const problems = new Map(reports.map((report) => [`${report.number} ${report.period}`, report.problems]));
  const chamber: Chamber = {
    ledger,
    decisions,
    names: { cityName: names.cityName, centreName: names.centreName },
    units: new Map(units.map(({ id, name }) => [name, id])),
    projects: new Map(projects.map(({ id, number }) => [number, id])),
    actorOf: ({ series }) => cast[series.holder],
    causeOf: (number, period) => {
      const cause = causeIn(problems.get(`${number} ${period}`) ?? "");
      return cause && !cause.over ? short(cause.texts.title) : null;
    },
  };
  const waiting: Happening[] = [
    ...meetingSeries.map((series) => ({
      at: new Date(series.setUpAt),
      run: () => setUpSeries(series, cast[series.holder]),
    })),
    ...meetings
      .filter(({ series, occursOn }) => !known.has(`${series.name} ${occursOn}`))
      .map((meeting) => ({
        at: meeting.start,
        run: async (before: (instant: Date) => Promise<void>) => {
          await before(meeting.start);
          await ledger.until(meeting.start);
          await before(meeting.publish);
          await hold(meeting, chamber);
        },
      })),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
  return async (until, before) => {
    for (let next = waiting[0]; next && next.at <= until; next = waiting[0]) {
      await next.run(before);
      waiting.shift();
    }
  };
}
