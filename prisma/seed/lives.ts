import { type Day, periodAt, periodOf, periodsBetween } from "@/lib/core/periods";
import { expectedThrough } from "@/lib/lamps/rules/expectation";
import type { ProjectFacts } from "@/lib/lamps/rules/facts";
import { type SeedProject, YEAR } from "./projects";
import type { Random } from "./random";

/** How a year can go. Nothing here knows of lamps: these are habits of building sites and of offices. */
const archetypes = [
  "steady",
  "ahead",
  "slowThenCatchingUp",
  "sliding",
  "stalled",
  "lateStart",
  "forgotToReport",
  "lateMilestone",
  "lateCompletion",
  "paused",
  "fellShortInAutumn",
] as const;
export type Archetype = (typeof archetypes)[number];

export const FIRST_PERIOD = periodAt(YEAR, 3);
export const LAST_CLOSED_PERIOD = periodAt(YEAR, 10);
export const OPEN_PERIOD = periodAt(YEAR, 11);
export const filedPeriods = periodsBetween(FIRST_PERIOD, OPEN_PERIOD);

const LAST_MONTH = 11;
const month = (number: number): string => periodAt(YEAR, number);

/** One project's year as it went. Money is 万元. */
export type Life = {
  archetype: Archetype;
  /** Month in which the trouble began, 1–12; 0 when there was none. */
  troubleFrom: number;
  actualStart: Day | null;
  actualCompletion: Day | null;
  pause: { from: string; to: string } | null;
  milestones: { name: string; planned: Day; actual: Day | null }[];
  /** What a report of the period carries: all that was invested since the last one; absent = nothing reported. */
  reported: Record<string, number>;
};

/** The first half of a month: what happened then stands in that month's report. */
const earlyDay = (period: string, random: Random): Day =>
  `${period}-${String(random.integer(3, 14)).padStart(2, "0")}`;

/** The plan alone, as the rules read it. */
export const plannedFacts = (project: SeedProject): ProjectFacts => ({
  annualPlans: { [YEAR]: project.annualPlan },
  monthlyPlan: project.monthlyPlan.length
    ? Object.fromEntries(project.monthlyPlan.map((amount, index) => [month(index + 1), amount]))
    : null,
  plannedStart: project.plannedStart,
  plannedCompletion: project.plannedCompletion,
  reports: {},
});

/** All that the lamps of a life are decided from. */
export const factsOf = (project: SeedProject, life: Life): ProjectFacts => ({
  ...plannedFacts(project),
  actualStart: life.actualStart,
  actualCompletion: life.actualCompletion,
  pauses: life.pause ? [life.pause] : [],
  milestones: life.milestones,
  reports: Object.fromEntries(
    Object.entries(life.reported).map(([period, invested]) => [period, { invested }]),
  ),
});

/** Share of the expectation that is really done by the end of each month; index 0 is January. */
type Pace = number[];

function paceOf(archetype: Archetype, from: number, random: Random): Pace {
  const base = archetype === "ahead" ? random.between(1.02, 1.14) : random.between(0.95, 1.04);
  const wobble = () => random.between(-0.03, 0.03);
  const months = Array.from({ length: LAST_MONTH }, (_, index) => index + 1);
  if (archetype === "slowThenCatchingUp") {
    const until = from + random.pick([1, 1, 1, 2, 2, 3, 4]);
    const depth = random.between(0.5, 0.78);
    const after = random.between(0.92, 1.02);
    return months.map((at) =>
      at < from ? base + wobble() - 0.02 : at < until ? depth + wobble() / 2 : after + wobble(),
    );
  }
  if (archetype === "sliding") {
    const depth = random.between(0.62, 0.78);
    const rate = random.between(0, 0.05);
    return months.map((at) => (at < from ? base + wobble() : Math.max(0.2, depth - rate * (at - from))));
  }
  if (archetype === "stalled") {
    let held = 0;
    return months.map((at) => {
      if (at < from - 1) held = base;
      return at < from - 1 ? base + wobble() : held * Math.max(0.1, (from - 2) / at);
    });
  }
  if (archetype === "fellShortInAutumn") {
    const depth = random.between(0.72, 0.885);
    return months.map((at) => (at < 10 ? base + wobble() - 0.02 : depth));
  }
  return months.map(() => base + wobble());
}

function startOf(project: SeedProject, archetype: Archetype, random: Random): Day | null {
  if (project.startedBefore) return project.startedBefore;
  if (!project.plannedStart.startsWith(String(YEAR))) return null;
  const planned = Number(project.plannedStart.slice(5, 7));
  const late = archetype === "lateStart" ? random.pick([1, 1, 2, 2, 3, 4, 6, 9]) : 0;
  return planned + late > LAST_MONTH ? null : earlyDay(month(planned + late), random);
}

function completionOf(project: SeedProject, archetype: Archetype, random: Random): Day | null {
  if (!project.plannedCompletion.startsWith(String(YEAR))) return null;
  const planned = Number(project.plannedCompletion.slice(5, 7));
  if (planned > 10) return null;
  if (archetype === "lateCompletion")
    return random.chance(0.5) ? earlyDay(month(Math.max(planned + 1, 10)), random) : null;
  return earlyDay(month(planned), random);
}

/** How many months later than planned a milestone of a site in trouble is reached; 12: not in this year. */
function monthsLate(archetype: Archetype, random: Random): number {
  if (archetype === "lateMilestone") return random.pick([1, 2, 2, 3, 4, 12]);
  if (archetype === "stalled") return 12;
  return archetype === "sliding" ? random.pick([2, 3, 4]) : 0;
}

function milestonesOf(
  project: SeedProject,
  archetype: Archetype,
  start: Day | null,
  from: number,
  random: Random,
) {
  return project.milestones.map(({ name, planned }) => {
    const due = periodOf(planned);
    if (due < month(1)) return { name, planned, actual: planned };
    if (due > month(LAST_MONTH) || start === null) return { name, planned, actual: null };
    const at = Number(planned.slice(5, 7));
    const late = at >= from ? monthsLate(archetype, random) : 0;
    const reached = at + late > LAST_MONTH ? null : earlyDay(month(Math.max(3, at + late)), random);
    return { name, planned, actual: reached && reached < start ? null : reached };
  });
}

function missingMonths(archetype: Archetype, from: number, random: Random): Set<number> {
  if (archetype === "forgotToReport") return new Set(random.chance(0.15) ? [from, from + 1] : [from]);
  return new Set();
}

/** Amounts are whole 万元, as most units write them; some give them to the 分. */
const amountOf = (value: number, exact: boolean): number =>
  exact ? Math.round(value * 100) / 100 : Math.round(value);

/** What is left of the year's investment when the month's work has been paid, month by month. */
function reportedAmounts(
  project: SeedProject,
  life: Omit<Life, "reported">,
  pace: Pace,
  missing: Set<number>,
  random: Random,
): Record<string, number> {
  const plan = plannedFacts(project);
  const exact = random.chance(0.15);
  const reported: Record<string, number> = {};
  let carried = 0;
  let told = 0;
  for (let at = 1; at <= LAST_MONTH; at++) {
    const period = month(at);
    const begun = life.actualStart !== null && periodOf(life.actualStart) <= period;
    const works = (begun || project.nature === "preliminary") && !isPaused(life.pause, period);
    const finished = life.actualCompletion !== null && periodOf(life.actualCompletion) <= period;
    const target = finished ? project.annualPlan : expectedThrough(plan, period) * (pace[at - 1] ?? 1);
    const spent =
      finished || works ? Math.max(carried, Math.min(target, project.annualPlan * 1.08)) : carried;
    carried = amountOf(spent, exact);
    const over = life.actualCompletion !== null && periodOf(life.actualCompletion) < period;
    if (period < FIRST_PERIOD || missing.has(at) || over) continue;
    reported[period] = Math.round((carried - told) * 100) / 100;
    told = carried;
  }
  return reported;
}

export const isPaused = (pause: Life["pause"], period: string): boolean =>
  pause !== null && pause.from <= period && period <= pause.to;

/** Draws one way in which a project's year may have gone. */
export function drawLife(project: SeedProject, archetype: Archetype, random: Random): Life {
  const troubled = archetype !== "steady" && archetype !== "ahead";
  const from = random.integer(3, 10);
  const actualStart = startOf(project, archetype, random);
  const pauseFrom = random.integer(5, 7);
  const life = {
    archetype,
    troubleFrom: troubled ? (archetype === "fellShortInAutumn" ? 10 : from) : 0,
    actualStart,
    actualCompletion: completionOf(project, archetype, random),
    pause:
      archetype === "paused" ? { from: month(pauseFrom), to: month(pauseFrom + random.integer(1, 2)) } : null,
    milestones: milestonesOf(project, archetype, actualStart, from, random),
  };
  const pace = paceOf(archetype, from, random);
  return {
    ...life,
    reported: reportedAmounts(project, life, pace, missingMonths(archetype, from, random), random),
  };
}

/** True when every event of the year stands in the report of its own month: nothing becomes known afterwards. */
export function isToldInTime(project: SeedProject, life: Life): boolean {
  const events = [
    project.startedBefore ? null : life.actualStart,
    life.actualCompletion,
    ...life.milestones.map(({ actual }) => (actual && actual >= `${FIRST_PERIOD}-01` ? actual : null)),
  ];
  return events.every((day) => {
    if (day === null) return true;
    const period = day < `${FIRST_PERIOD}-01` ? FIRST_PERIOD : periodOf(day);
    return period in life.reported && !isPaused(life.pause, period);
  });
}
