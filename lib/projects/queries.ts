import "server-only";
import {
  type Actor,
  listScopeOf,
  mayEditRegistry,
  type Visibility,
  visibilityOf,
} from "@/lib/auth/permissions";
import { dayIn } from "@/lib/core/clock";
import { toAmount, toAmountOrNull, toDay, toDayOrNull } from "@/lib/core/convert";
import { db } from "@/lib/core/db";
import { forbidden, notFound } from "@/lib/core/errors";
import { yearOf } from "@/lib/core/periods";
import type { Prisma } from "@/lib/generated/prisma/client";
import { type ListProjectsInput, listProjectsInput, type ProjectSort } from "@/lib/projects/schema";

type Input = ReturnType<typeof listProjectsInput.parse>;
type ClosedPeriod = { id: string; revision: number };

const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** What a person typed is text, never a pattern. */
const literal = (text: string): string => text.replace(/[\\%_]/g, "\\$&");

/** The lit period asked for, or the latest one; a re-opened one keeps its last closing until the next. */
async function closedPeriod(period: string | undefined): Promise<ClosedPeriod | null> {
  const row = await db().period.findFirst({
    where: { revision: { gt: 0 }, ...(period ? { id: period } : {}) },
    orderBy: { id: "desc" },
    select: { id: true, revision: true },
  });
  return row;
}

/** Everybody finds a project by name, number and unit; by its content only where that may be read. */
async function searchWhere(actor: Actor, q: string): Promise<Prisma.ProjectWhereInput> {
  const contains = { contains: literal(q), mode: "insensitive" as const };
  const units = await db().unit.findMany({ where: { name: contains }, select: { id: true }, take: 500 });
  const inContent: Prisma.ProjectWhereInput =
    actor.role === "reporter"
      ? { content: contains, responsibleUnitId: actor.unitId, NOT: { responsibleUnitId: null } }
      : { content: contains };
  return {
    OR: [
      { name: contains },
      { number: { startsWith: literal(q) } },
      { responsibleUnitId: { in: units.map((unit) => unit.id) } },
      inContent,
    ],
  };
}

async function whereOf(actor: Actor, input: Input, closed: ClosedPeriod | null) {
  const scope = listScopeOf(actor);
  if (scope.kind === "none") throw forbidden();
  const and: Prisma.ProjectWhereInput[] = [];
  if (scope.kind === "region") and.push({ regionCode: scope.regionCode });
  if (input.region) and.push({ regionCode: input.region });
  if (input.unit) {
    and.push({ responsibleUnit: isId(input.unit) ? { id: input.unit } : { name: input.unit } });
  }
  if (input.leader) {
    const leader = isId(input.leader) ? { id: input.leader } : { title: input.leader };
    and.push({ leaders: { some: { leader } } });
  }
  if (input.category) and.push({ category: input.category });
  if (input.programme) and.push({ programme: input.programme });
  if (input.stage) and.push({ stage: input.stage });
  if (input.lamp === "none") {
    if (closed) and.push({ lamps: { none: { periodId: closed.id, revision: closed.revision } } });
  } else if (input.lamp) {
    const { lamp } = input;
    and.push(
      closed
        ? { lamps: { some: { periodId: closed.id, revision: closed.revision, lamp } } }
        : { id: { in: [] } },
    );
  }
  if (input.q) and.push(await searchWhere(actor, input.q));
  return { AND: and } satisfies Prisma.ProjectWhereInput;
}

function orderOf(sort: ProjectSort): Prisma.ProjectOrderByWithRelationInput[] {
  const direction = sort.startsWith("-") ? "desc" : "asc";
  const field = sort.replace("-", "");
  const byDay = { sort: direction, nulls: "last" } as const;
  // Ids are made in time order: "2017-1000" follows "2017-999" among projects entered together.
  if (field === "number") return [{ id: direction }];
  if (field === "plannedStart") return [{ plannedStart: byDay }, { id: "asc" }];
  if (field === "plannedCompletion") return [{ plannedCompletion: byDay }, { id: "asc" }];
  return [field === "name" ? { name: direction } : { totalInvestment: direction }, { id: "asc" }];
}

/** A page of projects with the sums over all that match: public facts only, so that every role may read it. */
export async function listProjects(actor: Actor, given: ListProjectsInput, now: Date) {
  const input = listProjectsInput.parse(given);
  const closed = await closedPeriod(input.period);
  const year = input.year ?? yearOf(input.period ?? closed?.id ?? dayIn(now));
  const where = await whereOf(actor, input, closed);
  const lampWhere = { periodId: closed?.id ?? "", revision: closed?.revision ?? 0 };
  const [rows, sums, plans] = await Promise.all([
    db().project.findMany({
      where,
      orderBy: orderOf(input.sort),
      skip: (input.page - 1) * input.pageSize,
      take: input.pageSize,
      select: {
        id: true,
        number: true,
        name: true,
        category: true,
        level: true,
        nature: true,
        stage: true,
        programme: true,
        totalInvestment: true,
        plannedStart: true,
        plannedCompletion: true,
        version: true,
        region: { select: { code: true, name: true } },
        responsibleUnit: { select: { id: true, name: true } },
        leaders: { select: { leader: { select: { id: true, title: true } } }, orderBy: { order: "asc" } },
        plans: { where: { year }, select: { amount: true, confirmedAt: true } },
        lamps: { where: lampWhere, select: { lamp: true, behindRun: true, redRun: true } },
      },
    }),
    db().project.aggregate({ where, _count: true, _sum: { totalInvestment: true } }),
    db().annualPlan.aggregate({ where: { year, project: where }, _count: true, _sum: { amount: true } }),
  ]);
  return {
    items: rows.map(({ plans: [plan], lamps: [lamp], leaders, totalInvestment, ...row }) => ({
      ...row,
      totalInvestment: toAmount(totalInvestment),
      plannedStart: toDayOrNull(row.plannedStart),
      plannedCompletion: toDayOrNull(row.plannedCompletion),
      leaders: leaders.map((item) => item.leader),
      annualPlan: plan ? toAmount(plan.amount) : null,
      planConfirmed: plan ? plan.confirmedAt !== null : false,
      lamp: lamp ?? null,
    })),
    total: sums._count,
    page: input.page,
    pageSize: input.pageSize,
    year,
    /** The closed period whose lamps are shown; null before the first close. */
    period: closed?.id ?? null,
    sums: {
      totalInvestment: toAmountOrNull(sums._sum.totalInvestment) ?? 0,
      annualPlan: toAmountOrNull(plans._sum.amount) ?? 0,
      plans: plans._count,
    },
  };
}
export type ProjectList = Awaited<ReturnType<typeof listProjects>>;
export type ProjectListItem = ProjectList["items"][number];

/**
 * One project. `visibility` "public" leaves out texts and what only its own people read; whoever may not see
 * it at all gets "not found".
 */
export async function getProject(actor: Actor, id: string) {
  if (!isId(id)) throw notFound("project");
  const row = await db().project.findUnique({
    where: { id },
    include: {
      region: { select: { code: true, name: true } },
      responsibleUnit: { select: { id: true, name: true } },
      industryUnit: { select: { id: true, name: true } },
      pairs: { select: { unit: { select: { id: true, name: true } } }, orderBy: { unit: { name: "asc" } } },
      leaders: { select: { leader: { select: { id: true, title: true } } }, orderBy: { order: "asc" } },
      plans: { orderBy: { year: "desc" } },
      pauses: { orderBy: { from: "asc" }, select: { id: true, from: true, to: true, reason: true } },
      milestones: { orderBy: { order: "asc" } },
    },
  });
  const visibility: Visibility = row ? visibilityOf(actor, row) : "none";
  if (!row || visibility === "none") throw notFound("project");
  const full = visibility === "full";
  return {
    id: row.id,
    visibility,
    version: row.version,
    number: row.number,
    nationalCode: row.nationalCode,
    name: row.name,
    nature: row.nature,
    category: row.category,
    level: row.level,
    stage: row.stage,
    programme: row.programme,
    region: row.region,
    responsibleUnit: row.responsibleUnit,
    responsibleUnitId: row.responsibleUnitId,
    regionCode: row.regionCode,
    industryUnit: row.industryUnit,
    pairedUnits: row.pairs.map((pair) => pair.unit),
    leaders: row.leaders.map((item) => item.leader),
    totalInvestment: toAmount(row.totalInvestment),
    plannedStart: toDayOrNull(row.plannedStart),
    plannedCompletion: toDayOrNull(row.plannedCompletion),
    actualStart: toDayOrNull(row.actualStart),
    actualCompletion: toDayOrNull(row.actualCompletion),
    plans: row.plans.map((plan) => ({
      year: plan.year,
      annualPlan: toAmount(plan.amount),
      monthlyPlan: plan.monthly.map(toAmount),
      physicalGoal: full ? plan.physicalGoal : null,
      confirmedAt: plan.confirmedAt?.toISOString() ?? null,
      version: plan.version,
    })),
    address: full ? row.address : null,
    content: full ? row.content : "",
    owner: full ? row.owner : null,
    agent: full ? row.agent : null,
    investmentText: full ? row.investmentText : null,
    investmentSubject: row.investmentSubject,
    investedBefore: full ? toAmount(row.investedBefore) : null,
    pauses: full ? row.pauses : row.pauses.map((pause) => ({ ...pause, reason: "" })),
    milestones: full
      ? row.milestones.map((item) => ({
          name: item.name,
          planned: toDay(item.planned),
          actual: toDayOrNull(item.actual),
          weight: item.weight,
        }))
      : [],
  };
}
export type ProjectDetail = Awaited<ReturnType<typeof getProject>>;

/** How many plans of a year are not confirmed yet, over all projects: for the centre, which confirms them. */
export async function countDraftPlans(actor: Actor, year: number): Promise<number> {
  if (!mayEditRegistry(actor)) throw forbidden();
  return db().annualPlan.count({ where: { year, confirmedAt: null } });
}

function regionWhere(actor: Actor): Prisma.ProjectWhereInput {
  const scope = listScopeOf(actor);
  if (scope.kind === "none") throw forbidden();
  return scope.kind === "region" ? { regionCode: scope.regionCode } : {};
}

export async function listCategories(actor: Actor): Promise<string[]> {
  const rows = await db().project.groupBy({
    by: ["category"],
    where: regionWhere(actor),
    orderBy: { category: "asc" },
  });
  return rows.map((row) => row.category);
}

export async function listProgrammes(actor: Actor): Promise<string[]> {
  const rows = await db().project.groupBy({
    by: ["programme"],
    where: { ...regionWhere(actor), programme: { not: null } },
    orderBy: { programme: "asc" },
  });
  return rows.flatMap((row) => row.programme ?? []);
}

/** Liaison leaders that have a project, in their order. */
export async function listLeaders(actor: Actor): Promise<{ id: string; title: string }[]> {
  return db().leader.findMany({
    where: { projects: { some: { project: regionWhere(actor) } } },
    orderBy: [{ order: "asc" }, { title: "asc" }],
    select: { id: true, title: true },
  });
}

/** What a list can be narrowed by: only what stands in a project that the actor may list. */
export async function listFilterOptions(actor: Actor) {
  const project = regionWhere(actor);
  const [regions, units, categories, leaders, programmes] = await Promise.all([
    db().region.findMany({
      where: { projects: { some: project } },
      orderBy: [{ order: "asc" }, { code: "asc" }],
      select: { code: true, name: true },
    }),
    db().unit.findMany({
      where: { responsible: { some: project } },
      orderBy: { name: "asc" },
      select: { id: true, name: true },
    }),
    listCategories(actor),
    listLeaders(actor),
    listProgrammes(actor),
  ]);
  return { regions, units, categories, leaders, programmes };
}
export type FilterOptions = Awaited<ReturnType<typeof listFilterOptions>>;
