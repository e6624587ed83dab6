import { countLamps } from "@/lib/lamps/rules/counts";
import { type LampDecision, replay } from "@/lib/lamps/rules/lamp";
import type { ReasonCode } from "@/lib/lamps/rules/reasons";
import { defaultRuleSettings } from "@/lib/lamps/rules/settings";
import {
  type Archetype,
  drawLife,
  FIRST_PERIOD,
  factsOf,
  isToldInTime,
  LAST_CLOSED_PERIOD,
  type Life,
} from "./lives";
import { type SeedProject, seedProjects } from "./projects";
import { type Random, seededRandom } from "./random";

/** What the rules said of a drawn year. */
type Outcome = "neverBehind" | "yellowToGreen" | "yellowAtTheEnd" | "redExited" | "redAtTheEnd";

type Found = { outcome: Outcome; shape: string };

export type CityProject = SeedProject & { life: Life; outcome: Outcome; decisions: LampDecision[] };

type Drawn = CityProject & Found;

/**
 * How many projects of each outcome the city has, by the month or run length that tells its shape. The sums are
 * the reference of the regulation's first year: 177 projects, 84 ever yellow, 33 ever red, 31 yellow→green, 14 red
 * exits. Which of them can only be met in one way: 93 + 31 + 20 + 14 + 19.
 */
const quotas = (): Record<Outcome, Record<string, number>> => ({
  neverBehind: { "": 93 },
  /** By the first yellow month. */
  yellowToGreen: {
    "2017-03": 1,
    "2017-04": 4,
    "2017-05": 6,
    "2017-06": 6,
    "2017-07": 5,
    "2017-08": 5,
    "2017-09": 4,
  },
  /** By what is behind in October. */
  yellowAtTheEnd: { investment: 13, MILESTONE_OVERDUE: 3, NOT_REPORTED: 3, COMPLETION_OVERDUE: 1 },
  /** By the first red month. */
  redExited: { "2017-05": 1, "2017-06": 4, "2017-07": 4, "2017-08": 3, "2017-09": 2 },
  /** By the length of the red run in October. */
  redAtTheEnd: { "1": 4, "2": 6, "3": 4, "4": 3, "5": 2 },
});

/** How often each way of going is drawn, and how many projects it may describe at most. */
const weights: Record<Archetype, { weight: number; most: number }> = {
  steady: { weight: 24, most: 177 },
  ahead: { weight: 14, most: 32 },
  slowThenCatchingUp: { weight: 16, most: 60 },
  sliding: { weight: 8, most: 14 },
  stalled: { weight: 8, most: 5 },
  lateStart: { weight: 24, most: 9 },
  forgotToReport: { weight: 4, most: 9 },
  lateMilestone: { weight: 7, most: 12 },
  lateCompletion: { weight: 8, most: 6 },
  paused: { weight: 5, most: 5 },
  fellShortInAutumn: { weight: 9, most: 14 },
};

const MOST_RED_PER_UNIT = 2;
/** Planned to be finished before the last closed month. */
const HARD_COMPLETION = "2017-09-30";
const MOST_DRAWS = 300;
const MOST_STEPS = 2_000;

/** What an office would name first. */
const mainReason = ({ reasons }: LampDecision): string =>
  reasons.find(({ code }) => !code.startsWith("INVESTMENT"))?.code ?? "investment";

/** What must be among the reasons when a year is told as one of these. */
const tellingReason: Partial<Record<Archetype, ReasonCode>> = {
  lateStart: "NOT_STARTED",
  forgotToReport: "NOT_REPORTED",
  lateMilestone: "MILESTONE_OVERDUE",
  lateCompletion: "COMPLETION_OVERDUE",
};

/** A troubled year shows its trouble, a quiet one has none. */
function isWellTold(archetype: Archetype, outcome: Outcome, decisions: LampDecision[]): boolean {
  if (archetype === "paused") return true;
  if (archetype === "steady" || archetype === "ahead") return outcome === "neverBehind";
  const telling = tellingReason[archetype];
  if (outcome === "neverBehind") return false;
  return !telling || decisions.some(({ reasons }) => reasons.some(({ code }) => code === telling));
}

/** A real name is not put to shame by an invented year, except those that the city itself had named. */
const isFair = (project: SeedProject, outcome: Outcome, archetype: Archetype): boolean => {
  const red = outcome === "redAtTheEnd" || outcome === "redExited";
  if (project.penaltyKick) return red && archetype !== "forgotToReport";
  return !project.press || !red;
};

/** The outcome and its shape, or null when the year fits none (a project without a lamp in October, for one). */
function outcomeOf(decisions: LampDecision[]): Found | null {
  const counts = countLamps([decisions], FIRST_PERIOD, LAST_CLOSED_PERIOD);
  const last = decisions.at(-1);
  if (last?.period !== LAST_CLOSED_PERIOD || last.lamp === "paused") return null;
  const firstOf = (lamp: string): string =>
    decisions.find((decision) => decision.lamp === lamp)?.period ?? "";
  if (counts.everYellow === 0 && counts.everRed === 0) return { outcome: "neverBehind", shape: "" };
  if (counts.everRed === 0 && counts.yellowToGreen === 1 && last.lamp === "green") {
    return { outcome: "yellowToGreen", shape: firstOf("yellow") };
  }
  if (counts.everRed === 0 && counts.yellowToGreen === 0)
    return { outcome: "yellowAtTheEnd", shape: mainReason(last) };
  if (counts.everYellow !== 1 || counts.yellowToGreen !== 0) return null;
  if (counts.redExits === 1 && last.lamp === "green") return { outcome: "redExited", shape: firstOf("red") };
  if (counts.redExits === 0 && last.lamp === "red")
    return { outcome: "redAtTheEnd", shape: String(last.redRun) };
  return null;
}

function drawArchetype(random: Random): Archetype {
  const entries = Object.entries(weights) as [Archetype, { weight: number }][];
  let left = random.between(
    0,
    entries.reduce((sum, [, { weight }]) => sum + weight, 0),
  );
  for (const [archetype, { weight }] of entries) {
    left -= weight;
    if (left < 0) return archetype;
  }
  return "steady";
}

/** What is still wanted, and what has been given out. */
class Ledger {
  private readonly open = quotas();
  private readonly used = new Map<Archetype, number>();
  private readonly redOf = new Map<string, number>();

  accepts({ responsibleUnit }: SeedProject, archetype: Archetype, { outcome, shape }: Found): boolean {
    if (this.isUsedUp(archetype)) return false;
    if (outcome === "redAtTheEnd" && (this.redOf.get(responsibleUnit) ?? 0) >= MOST_RED_PER_UNIT)
      return false;
    return (this.open[outcome][shape] ?? 0) > 0;
  }

  isUsedUp = (archetype: Archetype): boolean => (this.used.get(archetype) ?? 0) >= weights[archetype].most;

  /** `by` 1 keeps a year, −1 gives it back. */
  count({ responsibleUnit, life, outcome, shape }: Drawn, by: 1 | -1): void {
    this.open[outcome][shape] = (this.open[outcome][shape] ?? 0) - by;
    this.used.set(life.archetype, (this.used.get(life.archetype) ?? 0) + by);
    if (outcome === "redAtTheEnd")
      this.redOf.set(responsibleUnit, (this.redOf.get(responsibleUnit) ?? 0) + by);
  }
}

/** One year that the ledger takes, or null when none was found. */
function drawYear(project: SeedProject, ledger: Ledger, random: Random): Drawn | null {
  for (let attempt = 0; attempt < MOST_DRAWS; attempt++) {
    const archetype = drawArchetype(random);
    if (ledger.isUsedUp(archetype)) continue;
    const life = drawLife(project, archetype, random);
    if (!isToldInTime(project, life)) continue;
    const decisions = replay(factsOf(project, life), FIRST_PERIOD, LAST_CLOSED_PERIOD, defaultRuleSettings);
    const found = outcomeOf(decisions);
    if (!found || !ledger.accepts(project, archetype, found)) continue;
    if (!isWellTold(archetype, found.outcome, decisions)) continue;
    if (isFair(project, found.outcome, archetype)) return { ...project, life, decisions, ...found };
  }
  return null;
}

/**
 * The demonstration city. Years are drawn at random, the rules say what lamps they get, and a drawn year is kept
 * while the quota of its outcome is not full: no lamp is written by hand. When a project fits nothing that is left,
 * one that has its year gives it back and draws again.
 */
export function generateCity(seed = 2017): CityProject[] {
  const random = seededRandom(seed);
  const projects = seedProjects(random);
  const ledger = new Ledger();
  const drawn = new Map<string, Drawn>();

  // Few years fit these; they choose before the quotas fill.
  const isHard = (project: SeedProject) => project.press || project.plannedCompletion <= HARD_COMPLETION;
  const waiting = [
    ...projects.filter(isHard),
    ...random.shuffled(projects.filter((project) => !isHard(project))),
  ];
  for (let steps = 0; waiting.length > 0; steps++) {
    if (steps > MOST_STEPS) throw new Error(`no city found with seed ${seed}`);
    const project = waiting.shift();
    if (!project) break;
    const year = drawYear(project, ledger, random);
    if (year) {
      ledger.count(year, 1);
      drawn.set(project.number, year);
      continue;
    }
    const another = random.pick([...drawn.values()].filter((candidate) => !isHard(candidate)));
    ledger.count(another, -1);
    drawn.delete(another.number);
    waiting.push(project, another);
  }
  return projects.flatMap((project) => drawn.get(project.number) ?? []);
}
