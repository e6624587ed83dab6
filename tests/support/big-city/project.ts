import {
  addDays,
  type Day,
  lastDayOf,
  type Period,
  periodOf,
  periodsBetween,
  yearOf,
} from "@/lib/core/periods";
import type { ProjectFacts } from "@/lib/lamps/rules/facts";
import { type LampDecision, replay } from "@/lib/lamps/rules/lamp";
import { defaultRuleSettings } from "@/lib/lamps/rules/settings";
import { type KindKey, kinds } from "../../../prisma/seed/kinds";
import { inventedNames } from "../../../prisma/seed/names";
import { seededRandom } from "../../../prisma/seed/random";
import { LARGE_REGION, LEADERS, places, REGIONS, UNITS } from "./offices";

/** The last period of every big city that is closed; the one after it is open. */
export const LAST_CLOSED: Period = "2017-10";

/** One project of a big city with its whole life: a pure function of its index, so that every run makes the same. */
export type BigProject = {
  index: number;
  id: string;
  number: string;
  name: string;
  category: string;
  nature: "new" | "continuing" | "expansion" | "preliminary";
  level: "province" | "city" | "county";
  stage: "preliminary" | "ready" | "building" | "finished";
  region: number;
  unit: number;
  industryUnit: number;
  pairs: number[];
  leaders: number[];
  programme: string | null;
  content: string;
  owner: string;
  totalInvestment: number;
  plannedStart: Day;
  plannedCompletion: Day;
  facts: ProjectFacts;
  decisions: LampDecision[];
  /** What each month's report says in words. */
  works: readonly string[];
};

const kindKeys = Object.keys(kinds) as KindKey[];
const EARLIEST: Day = "2014-03-01";
export const programmes = ["交通大会战指挥部", "棚户区改造指挥部", "临空经济区指挥部", "乡村振兴专班"];

/** RFC 9562 version 7: in the order of the index, as ids are read as the order of entering. */
export function idOf(kind: number, index: number): string {
  const time = (1_483_228_800_000 + index).toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${kind.toString(16).padStart(3, "0")}-8000-${index.toString(16).padStart(12, "0")}`;
}

const cents = (value: number): number => Math.round(value * 100) / 100;

/** 15 in 100 lie in the large region. */
const regionOf = (index: number, other: number): number => (index % 20 < 3 ? LARGE_REGION : other);

export function bigProject(index: number, periods: readonly Period[]): BigProject {
  const random = seededRandom(index * 7919 + 17);
  const kindKey = random.pick(kindKeys);
  const kind = kinds[kindKey];
  const bases = Object.values(inventedNames[kindKey]).join(" ").split(" ");
  const fill = (text: string) =>
    text.replace("{n}", String(random.integer(3, 90))).replace("{m}", String(random.integer(2, 12)));
  const annual = cents(random.between(600, 24_000));
  const years = [...new Set(periods.map(yearOf))];
  const plannedStart = addDays(EARLIEST, random.integer(0, 1_350));
  const plannedCompletion = addDays(plannedStart, random.integer(300, 1_900));
  const started = plannedStart <= lastDayOf(LAST_CLOSED);
  const actualStart = started
    ? addDays(plannedStart, random.chance(0.85) ? 0 : random.integer(5, 120))
    : null;
  const finished = plannedCompletion <= "2017-09-30" && random.chance(0.8) ? plannedCompletion : null;
  // Nine in ten keep their pace; the others fall behind more or less.
  const pace = random.chance(0.9) ? random.between(0.95, 1.2) : random.between(0.3, 0.9);
  const reported = periods.filter(
    (period) => (!finished || period <= periodOf(finished)) && random.chance(0.98),
  );
  const facts: ProjectFacts = {
    annualPlans: Object.fromEntries(years.map((year) => [String(year), annual])),
    plannedStart,
    plannedCompletion,
    actualStart,
    actualCompletion: finished,
    pauses: index % 50 === 7 ? [{ from: periods[0] ?? LAST_CLOSED, to: periods[1] ?? LAST_CLOSED }] : [],
    milestones: kind.milestones.slice(0, 2).map((name, at) => {
      const planned = addDays(plannedStart, 120 * (at + 1));
      return { name, planned, actual: planned <= "2017-10-31" ? planned : null };
    }),
    reports: Object.fromEntries(
      reported.map((period) => [
        period,
        { invested: cents((annual / 12) * pace * random.between(0.9, 1.1)) },
      ]),
    ),
  };
  const first = periods[0] ?? LAST_CLOSED;
  return {
    index,
    id: idOf(1, index),
    number: `2017-${String(index + 1).padStart(3, "0")}`,
    name: `${random.pick(bases)}（${random.pick(places)}${index + 1}标段）`,
    category: kind.category,
    nature: random.pick(["new", "continuing", "expansion", "preliminary"]),
    level: random.pick(["province", "city", "city", "county"]),
    stage: finished ? "finished" : started ? "building" : random.pick(["preliminary", "ready"]),
    region: regionOf(index, random.integer(1, REGIONS - 1)),
    unit: random.integer(0, UNITS - 1),
    industryUnit: random.integer(0, UNITS - 1),
    pairs: random.chance(0.92) ? [random.integer(0, UNITS - 1)] : [],
    leaders: random.chance(0.95)
      ? [index % LEADERS, ...(random.chance(0.2) ? [(index + 1) % LEADERS] : [])]
      : [],
    programme: random.chance(0.3) ? random.pick(programmes) : null,
    content: `${fill(kind.content)}位于${random.pick(places)}，配套${random.pick(places)}片区${random.pick(kind.works)}。`,
    owner: `${random.pick(places)}${kind.company}`,
    totalInvestment: cents(annual * random.between(2, 6)),
    plannedStart,
    plannedCompletion,
    facts,
    decisions: replay(facts, first, LAST_CLOSED, defaultRuleSettings),
    works: kind.works,
  };
}

/** So many closed periods, ending with `LAST_CLOSED`. */
export function closedPeriods(count: number): Period[] {
  const all = periodsBetween("2008-01", LAST_CLOSED);
  return all.slice(all.length - count);
}
