import { type Day, periodOf } from "@/lib/core/periods";
import { occurrencesBetween } from "@/lib/meetings/rules/rhythm";
import { instantsOf, meetingSeries, type SeedSeries } from "./meeting-series";
import { type RegionKey, regions } from "./units";

/** One meeting of the demonstration's past. */
export type SeedMeeting = {
  series: SeedSeries;
  /** Of its series, from 0. */
  index: number;
  occursOn: Day;
  on: Day;
  regionKey: RegionKey | null;
  start: Date;
  conclude: Date;
  publish: Date;
  after: (minutes: number) => Date;
  /** Of its series in its month. */
  firstOfMonth: boolean;
};

/** The last day before the demonstration's present on which anybody met. */
const LAST_DAY: Day = "2017-11-17";

const keys = Object.keys(regions) as RegionKey[];

/** All meetings before the present, in the order in which they begin. */
export function seedMeetings(): SeedMeeting[] {
  const dates = meetingSeries.map((series) => ({
    series,
    found: occurrencesBetween({ ...series, endsOn: null }, series.startsOn, LAST_DAY),
  }));
  return dates
    .flatMap(({ series, found }) =>
      found.map(({ occursOn, on }, index) => ({
        series,
        index,
        occursOn,
        on,
        regionKey: keys.find((key) => regions[key].code === series.region) ?? null,
        firstOfMonth: !found.slice(0, index).some((earlier) => periodOf(earlier.on) === periodOf(on)),
        ...instantsOf(series, on),
      })),
    )
    .sort((a, b) => a.start.getTime() - b.start.getTime());
}
