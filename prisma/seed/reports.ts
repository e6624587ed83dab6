import { type Day, nextPeriod, type Period, periodOf, previousPeriod } from "@/lib/core/periods";
import { expectedThrough } from "@/lib/lamps/rules/expectation";
import { replay } from "@/lib/lamps/rules/lamp";
import { defaultRuleSettings } from "@/lib/lamps/rules/settings";
import { type CityProject, generateCity } from "./city";
import { FIRST_PERIOD, factsOf, filedPeriods, isPaused, OPEN_PERIOD, plannedFacts } from "./lives";
import { type Random, seededRandom } from "./random";
import { causeOf, type ReportTexts, textsOf } from "./texts";

/** One month's report and its way over the desks. Instants are Shanghai time, money 万元. */
export type SeedReport = ReportTexts & {
  number: string;
  period: Period;
  invested: number;
  fundsArrived: number;
  stage: "preliminary" | "ready" | "building" | "finished";
  actualStart: Day | null;
  actualCompletion: Day | null;
  milestones: { name: string; actual: Day }[];
  phone: string;
  filedAt: string;
  /** Sent back once with these words, and filed again. `first` is what stood there. */
  returned: {
    at: string;
    field: keyof ReportTexts;
    comment: string;
    first: string;
    filedAgainAt: string | null;
  } | null;
  /** draft: saved and not sent; submitted: waits for the reviewer, also at the close. */
  ends: "accepted" | "submitted" | "returned" | "draft";
};

type City = { projects: CityProject[]; reports: SeedReport[] };

const LATE_DAY = 26;

const instant = (period: Period, day: number, random: Random): string =>
  `${period}-${String(day).padStart(2, "0")}T${String(random.integer(9, 17)).padStart(2, "0")}:${String(random.integer(0, 59)).padStart(2, "0")}:00+08:00`;

const remarks: readonly { field: keyof ReportTexts; comment: string; first: string }[] = [
  {
    field: "physicalProgress",
    comment: "请写明累计完成的实物工程量和占比，不能只写“有序推进”。",
    first: "工程正在有序推进。",
  },
  { field: "work", comment: "请写明本月具体工序和投入的人员、机械。", first: "按计划施工。" },
  { field: "problems", comment: "请写明卡在哪个部门、需要谁在何时解决什么。", first: "有困难，请上级支持。" },
  { field: "nextPlan", comment: "请写明下月计划完成的投资额和工序。", first: "继续推进。" },
];

function wayOf(
  period: Period,
  quiet: boolean,
  random: Random,
): Pick<SeedReport, "filedAt" | "returned" | "ends"> {
  const late = quiet && random.chance(0.035);
  const day = late ? LATE_DAY : random.integer(16, 23);
  const filedAt = instant(period, day, random);
  if (late) return { filedAt, returned: null, ends: random.chance(0.25) ? "submitted" : "accepted" };
  if (!random.chance(0.05)) return { filedAt, returned: null, ends: "accepted" };
  const at = instant(period, day + 1, random);
  return {
    filedAt,
    returned: { at, ...random.pick(remarks), filedAgainAt: instant(period, day + 2, random) },
    ends: "accepted",
  };
}

/** The open month as it stands on the morning of the 20th; null where nobody has begun. */
function openWayOf(period: Period, random: Random): Pick<SeedReport, "filedAt" | "returned" | "ends"> | null {
  const at = random.next();
  const filedAt = instant(period, random.integer(15, 18), random);
  if (at < 0.38) return { filedAt, returned: null, ends: "accepted" };
  if (at < 0.6)
    return { filedAt: instant(period, random.integer(16, 19), random), returned: null, ends: "submitted" };
  if (at < 0.67) {
    const returned = { at: instant(period, 19, random), ...random.pick(remarks), filedAgainAt: null };
    return { filedAt, returned, ends: "returned" };
  }
  if (at < 0.73) return { filedAt: instant(period, 19, random), returned: null, ends: "draft" };
  return null;
}

const stageOf = ({ nature, life }: CityProject, period: Period): SeedReport["stage"] => {
  if (nature === "preliminary") return "preliminary";
  if (life.actualStart === null || periodOf(life.actualStart) > period) return "ready";
  return life.actualCompletion !== null && periodOf(life.actualCompletion) <= period
    ? "finished"
    : "building";
};

/** What happened since the last report; the first one also tells what happened since January. */
const isNews = (day: Day | null, period: Period): day is Day =>
  day !== null &&
  (period === FIRST_PERIOD ? day >= "2017-01-01" && periodOf(day) <= period : periodOf(day) === period);

function reportsOf(project: CityProject, index: number, random: Random): SeedReport[] {
  const { life } = project;
  const cause = causeOf(project, random);
  const plan = plannedFacts(project);
  const reports: SeedReport[] = [];
  const behind: boolean[] = [];
  let cumulative = 0;
  const decisions = replay(factsOf(project, life), FIRST_PERIOD, OPEN_PERIOD, defaultRuleSettings);
  for (const period of filedPeriods) {
    behind.push((decisions.find((item) => item.period === period)?.behindRun ?? 0) > 0);
    const invested = life.reported[period];
    if (invested === undefined) continue;
    cumulative = Math.round((cumulative + invested) * 100) / 100;
    const next = period.endsWith("-12") ? period : nextPeriod(period);
    const figures = { period, invested, cumulative, nextExpected: expectedThrough(plan, next) };
    const missedBefore = period !== FIRST_PERIOD && !(previousPeriod(period) in life.reported);
    const texts = textsOf(project, figures, cause, behind, missedBefore, random);
    const milestones = life.milestones.flatMap(({ name, actual }) =>
      isNews(actual, period) ? [{ name, actual }] : [],
    );
    const actualStart =
      project.startedBefore === null && isNews(life.actualStart, period) ? life.actualStart : null;
    const actualCompletion = isNews(life.actualCompletion, period) ? life.actualCompletion : null;
    const quiet =
      milestones.length === 0 && !actualStart && !actualCompletion && !isPaused(life.pause, period);
    const way = period === OPEN_PERIOD ? openWayOf(period, random) : wayOf(period, quiet, random);
    if (!way) continue;
    reports.push({
      number: project.number,
      period,
      ...texts,
      invested,
      fundsArrived: Math.round(invested * random.between(0.6, 1.15)),
      stage: stageOf(project, period),
      actualStart,
      actualCompletion,
      milestones,
      phone: `028-0000${String(1000 + index)}`,
      ...way,
    });
  }
  return reports;
}

/** The city and all that was filed in its year, in order of project and period. */
export function generateYear(seed?: number): City {
  const projects = generateCity(seed);
  const random = seededRandom((seed ?? 2017) + 1);
  return { projects, reports: projects.flatMap((project, index) => reportsOf(project, index, random)) };
}

/** The instant at which a period is locked (25th, 24:00) and closed (28th), as the centre does it. */
export const lockInstant = (period: Period): Date => new Date(`${period}-25T23:59:59+08:00`);
export const closeInstant = (period: Period): Date => new Date(`${period}-28T10:00:00+08:00`);
export const openInstant = (period: Period): Date => new Date(`${period}-01T09:00:00+08:00`);
