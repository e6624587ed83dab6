import "server-only";
import { type Actor, listScopeOf, visibilityOf } from "@/lib/auth/permissions";
import { casePeriods } from "@/lib/cases/queries";
import { db } from "@/lib/core/db";
import { forbidden, notFound } from "@/lib/core/errors";
import { nextPeriod, type Period, shiftPeriod } from "@/lib/core/periods";
import type { BoardFilters, StatisticsRange } from "@/lib/dashboard/schema";
import type { Prisma } from "@/lib/generated/prisma/client";
import { litFields, litLamp } from "@/lib/lamps/queries/lit-lamp";
import { ruleSettingsFrom } from "@/lib/lamps/queries/rule-versions";
import { type CountedDecision, countLamps, transitionsInto } from "@/lib/lamps/rules/counts";
import type { ProjectFacts } from "@/lib/lamps/rules/facts";
import { type GreenPath, greenPath, type RulesInForce } from "@/lib/lamps/rules/green-path";
import type { Lamp, LampRun } from "@/lib/lamps/rules/lamp";
import { runMonths } from "@/lib/lamps/rules/run";
import { ruleSettingsSchema } from "@/lib/lamps/schema";
import type { PeriodState } from "@/lib/periods/schema";

const MONTHS_SHOWN = 12;

type LitPeriod = { id: Period; revision: number; state: PeriodState };

/** The periods whose lamps are in force, oldest first: a re-opened one keeps its last closing until the next. */
const litPeriods = (): Promise<LitPeriod[]> =>
  db().period.findMany({
    where: { revision: { gt: 0 } },
    select: { id: true, revision: true, state: true },
    orderBy: { id: "asc" },
  });

function projectWhere(actor: Actor, filters: BoardFilters): Prisma.ProjectWhereInput {
  const scope = listScopeOf(actor);
  if (scope.kind === "none") throw forbidden();
  const and: Prisma.ProjectWhereInput[] = [];
  if (scope.kind === "region") and.push({ regionCode: scope.regionCode });
  if (filters.region) and.push({ regionCode: filters.region });
  if (filters.unit) and.push({ responsibleUnit: { name: filters.unit } });
  if (filters.category) and.push({ category: filters.category });
  if (filters.leader) and.push({ leaders: { some: { leader: { title: filters.leader } } } });
  if (filters.programme) and.push({ programme: { name: filters.programme } });
  return { AND: and };
}

const inForce = (periods: LitPeriod[]): Prisma.LampDecisionWhereInput => ({
  OR: periods.map(({ id, revision }) => ({ periodId: id, revision })),
});

type LitMonth = CountedDecision & LampRun;

/** Lamps in force by project, each in order of period. */
async function lampsByProject(
  periods: LitPeriod[],
  project: Prisma.ProjectWhereInput,
): Promise<Map<string, LitMonth[]>> {
  const byProject = new Map<string, LitMonth[]>();
  if (periods.length === 0) return byProject;
  const rows = await db().lampDecision.findMany({
    where: { ...inForce(periods), project },
    select: {
      projectId: true,
      periodId: true,
      lamp: true,
      behindRun: true,
      redRun: true,
      caseOpened: true,
    },
    orderBy: { periodId: "asc" },
  });
  for (const { projectId, periodId, ...lamp } of rows) {
    const decision = { period: periodId, ...lamp };
    const known = byProject.get(projectId);
    if (known) known.push(decision);
    else byProject.set(projectId, [decision]);
  }
  return byProject;
}

const rowFields = {
  ...litFields,
  projectId: true,
  project: {
    select: {
      number: true,
      name: true,
      category: true,
      withdrawnAt: true,
      regionCode: true,
      responsibleUnitId: true,
      region: { select: { name: true } },
      responsibleUnit: { select: { id: true, name: true } },
      leaders: { select: { leader: { select: { id: true, title: true } } }, orderBy: { order: "asc" } },
      changes: { where: { state: "approved" }, select: { id: true } },
    },
  },
} satisfies Prisma.LampDecisionSelect;

const NO_WAY: GreenPath = { steps: [], none: null };

/** What turns a red or yellow lamp green: the first month's conditions, and the whole way. */
function wayToGreen(run: LampRun, facts: ProjectFacts, next: Period, rulesOf: RulesInForce) {
  if (run.lamp === "green" || run.lamp === "paused") return { turnsGreen: [], path: NO_WAY };
  const path = greenPath(facts, next, rulesOf, run);
  return { turnsGreen: path.steps[0]?.conditions ?? [], path };
}

const WORST_FIRST: Record<Lamp, number> = { red: 0, yellow: 1, green: 2, paused: 3 };

export type BoardMonth = { period: Period } & Record<Lamp, number>;

/**
 * The red/yellow/green board of one period in force (the latest unless told): counts with the change since the
 * period before, what moved, up to twelve months of counts, and each project with its reasons and what turns
 * it green in the period after. Null before the first close.
 */
export async function getBoard(actor: Actor, filters: BoardFilters) {
  const where = projectWhere(actor, filters);
  const periods = await litPeriods();
  const at = filters.period ? periods.findIndex((item) => item.id === filters.period) : periods.length - 1;
  const shown = periods[at];
  if (!shown) {
    if (filters.period) throw notFound("period");
    return null;
  }
  const history = periods.slice(0, at + 1).filter((item) => item.id >= shiftPeriod(shown.id, -MONTHS_SHOWN));
  const next = nextPeriod(shown.id);
  const [closing, rows, byProject, cases, ahead] = await Promise.all([
    db().periodClosing.findUniqueOrThrow({
      where: { periodId_revision: { periodId: shown.id, revision: shown.revision } },
      select: { closedAt: true, ruleVersion: { select: { id: true, fromPeriod: true, settings: true } } },
    }),
    db().lampDecision.findMany({
      where: { periodId: shown.id, revision: shown.revision, project: where },
      select: rowFields,
    }),
    lampsByProject(history, where),
    casePeriods(where, shown.id),
    // What turns a lamp green is held against the rules of the period that it can turn green in.
    ruleSettingsFrom(db(), next),
  ]);
  const settings = ruleSettingsSchema.parse(closing.ruleVersion.settings);
  const months = new Map<Period, BoardMonth>(
    history
      .slice(-MONTHS_SHOWN)
      .map(({ id }) => [id, { period: id, red: 0, yellow: 0, green: 0, paused: 0 }]),
  );
  for (const decisions of byProject.values()) {
    for (const { period, lamp } of decisions) {
      const month = months.get(period);
      if (month) month[lamp]++;
    }
  }
  const projects = rows
    .map(({ projectId, project, ...row }) => {
      const { inputs, ...lamp } = litLamp(row, visibilityOf(actor, project) === "full");
      return {
        ...lamp,
        projectId,
        run: runMonths(byProject.get(projectId) ?? []),
        cases: cases.get(projectId) ?? [],
        number: project.number,
        name: project.name,
        category: project.category,
        /** Withdrawn since: what was published stays, and says so. */
        withdrawn: project.withdrawnAt !== null,
        region: project.region?.name ?? null,
        unit: project.responsibleUnit?.name ?? null,
        unitId: project.responsibleUnit?.id ?? null,
        leaders: project.leaders.map((item) => item.leader.title),
        leaderIds: project.leaders.map((item) => item.leader.id),
        /** Plan changes that were approved. */
        changes: project.changes.length,
        plannedStart: inputs.plannedStart ?? null,
        plannedCompletion: inputs.plannedCompletion ?? null,
        ...wayToGreen(lamp, inputs, next, ahead),
      };
    })
    .sort(
      (a, b) =>
        WORST_FIRST[a.lamp] - WORST_FIRST[b.lamp] ||
        b.redRun - a.redRun ||
        b.behindRun - a.behindRun ||
        (a.number < b.number ? -1 : 1),
    );
  const now = months.get(shown.id) ?? { period: shown.id, red: 0, yellow: 0, green: 0, paused: 0 };
  const before = months.get(shiftPeriod(shown.id, -1));
  return {
    period: shown.id,
    revision: shown.revision,
    /** Being corrected: the lamps shown stay in force until it is closed again. */
    reopened: shown.state !== "closed",
    closedAt: closing.closedAt.toISOString(),
    ruleVersion: { id: closing.ruleVersion.id, fromPeriod: closing.ruleVersion.fromPeriod },
    settings,
    nextPeriod: next,
    counts: { red: now.red, yellow: now.yellow, green: now.green, paused: now.paused },
    /** Against the period before; null when there is none. */
    change: before && {
      red: now.red - before.red,
      yellow: now.yellow - before.yellow,
      green: now.green - before.green,
      paused: now.paused - before.paused,
    },
    transitions: transitionsInto(byProject.values(), shown.id),
    months: [...months.values()],
    projects,
    earlier: periods[at - 1]?.id ?? null,
    later: periods[at + 1]?.id ?? null,
  };
}
export type Board = NonNullable<Awaited<ReturnType<typeof getBoard>>>;
export type BoardProject = Board["projects"][number];

/** The regulation's counts over a range of periods (domain.md, Counts), over what the actor may see. */
export async function getLampStatistics(actor: Actor, { from, to }: StatisticsRange) {
  const where = projectWhere(actor, {});
  const periods = (await litPeriods()).filter((item) => item.id <= to);
  const byProject = await lampsByProject(periods, where);
  return { from, to, ...countLamps(byProject.values(), from, to) };
}
