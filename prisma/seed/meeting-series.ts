import type { Actor } from "@/lib/auth/permissions";
import { db } from "@/lib/core/db";
import { createSeries } from "@/lib/meetings/commands/create-series";
import { programmes } from "./programmes";
import { cityUnitOf, coordinatorRegion, localUnitOf, regions } from "./units";

/** A series of the demonstration. Chairs are titles, never names. */
export type SeedSeries = {
  name: string;
  level: 1 | 2 | 3;
  region?: string;
  programme?: string;
  /** Whose account holds it. */
  holder: "centre" | "coordinator";
  chair: string;
  place: string;
  rule: string;
  startsOn: string;
  /** When the office set it up. */
  setUpAt: string;
  /**
   * Of the day, and after how many minutes the minutes are out. Chosen so that each project's trace grows in time: the
   * centre meets before the ledger is worked on (11:05), the others after it (15:00), level 1 in two turns.
   */
  startTime: string;
  minutes: number;
  publishedAfter: number;
  offDay: "before" | "after";
  /** How many units account on the spot; more hand in in writing. */
  accounts: number;
  units: string[];
  leaders: string[];
};

const cityDepartments = [
  "市发展改革委",
  "市财政局",
  "市国土资源局",
  "市规划局",
  cityUnitOf("housing"),
  cityUnitOf("traffic"),
  cityUnitOf("water"),
  cityUnitOf("economy"),
  cityUnitOf("environment"),
  "市城市管理行政执法局",
];

const [airport, river] = programmes;
const countyDuties = ["housing", "traffic", "water", "economy"] as const;
const membersOf = (programme: (typeof programmes)[number] | undefined) => programme?.members ?? [];

const city: SeedSeries = {
  name: "全市重大项目工作例会",
  level: 3,
  holder: "centre",
  chair: "市级联系领导01",
  place: "市政府第一会议室",
  rule: "FREQ=MONTHLY;BYMONTHDAY=-1",
  startsOn: "2017-03-01",
  setUpAt: "2017-03-06T10:00:00+08:00",
  startTime: "15:00",
  minutes: 110,
  publishedAfter: 130,
  offDay: "before",
  accounts: 8,
  units: [...cityDepartments, localUnitOf("G", "economy"), localUnitOf("K", "economy")],
  leaders: ["市级联系领导01", "市级联系领导02", "市级联系领导05"],
};

const centre: SeedSeries = {
  name: "市项目推进中心例会",
  level: 2,
  holder: "centre",
  chair: "市项目推进中心主任",
  place: "市项目推进中心会议室",
  rule: "FREQ=MONTHLY;BYMONTHDAY=12,29",
  startsOn: "2017-03-20",
  setUpAt: "2017-03-06T10:10:00+08:00",
  startTime: "09:00",
  minutes: 90,
  publishedAfter: 105,
  offDay: "after",
  accounts: 4,
  units: cityDepartments.slice(0, 4),
  leaders: [],
};

const levelOne = {
  level: 1,
  minutes: 40,
  publishedAfter: 50,
  offDay: "after",
  accounts: 3,
  leaders: [],
} as const;

const regional = (
  key: "Y" | "A",
  more: Pick<SeedSeries, "name" | "rule" | "startsOn" | "setUpAt" | "startTime">,
): SeedSeries => ({
  ...levelOne,
  ...more,
  leaders: [],
  region: regions[key].code,
  holder: regions[key] === coordinatorRegion ? "coordinator" : "centre",
  chair: `${regions[key].name}项目办主任`,
  place: `${regions[key].name}项目办会议室`,
  units: countyDuties.map((duty) => localUnitOf(key, duty)),
});

const ofProgramme = (
  programme: (typeof programmes)[number] | undefined,
  more: Pick<SeedSeries, "name" | "place" | "rule" | "startsOn" | "setUpAt">,
): SeedSeries => ({
  ...levelOne,
  ...more,
  startTime: "16:10",
  programme: programme?.name ?? "",
  holder: "centre",
  chair: programme?.commander ?? "",
  units: membersOf(programme),
  leaders: programme ? [programme.commander] : [],
});

/** The demonstration's regular meetings at the three levels. */
export const meetingSeries: readonly SeedSeries[] = [
  city,
  centre,
  regional("A", {
    name: `${regions.A.name}重点项目双周调度会`,
    rule: "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
    startsOn: "2017-03-28",
    setUpAt: "2017-03-06T10:20:00+08:00",
    startTime: "15:00",
  }),
  regional("Y", {
    name: `${regions.Y.name}重点项目月调度会`,
    rule: "FREQ=MONTHLY;BYDAY=3WE",
    startsOn: "2017-09-01",
    setUpAt: "2017-09-04T10:00:00+08:00",
    startTime: "16:10",
  }),
  ofProgramme(airport, {
    name: "临空经济区建设指挥部例会（演示）",
    place: "临空经济区管委会会议室",
    rule: "FREQ=MONTHLY;BYDAY=2TH",
    startsOn: "2017-09-01",
    setUpAt: "2017-09-01T11:10:00+08:00",
  }),
  ofProgramme(river, {
    name: "沱江流域水环境治理专项例会（演示）",
    place: "市水务局会议室",
    rule: "FREQ=MONTHLY;BYDAY=1FR",
    startsOn: "2017-09-01",
    setUpAt: "2017-09-01T11:20:00+08:00",
  }),
];

/** Instants of one meeting of a series, on its day. */
export function instantsOf({ startTime, minutes, publishedAfter }: SeedSeries, on: string) {
  const start = new Date(`${on}T${startTime}:00+08:00`);
  const after = (count: number) => new Date(start.getTime() + count * 60_000);
  return { start, after, conclude: after(minutes), publish: after(publishedAfter) };
}

/** Sets a series up, if no start has done so. */
export async function setUpSeries(series: SeedSeries, actor: Actor): Promise<void> {
  if ((await db().meetingSeries.count({ where: { name: series.name } })) > 0) return;
  const {
    holder: _holder,
    setUpAt: _setUpAt,
    publishedAfter: _publishedAfter,
    accounts: _accounts,
    units,
    ...facts
  } = series;
  await createSeries(actor, { ...facts, units: [...new Set(units)] }, { now: new Date(series.setUpAt) });
}
