import "server-only";
import { type Actor, visibilityOf } from "@/lib/auth/permissions";
import { dayIn } from "@/lib/core/clock";
import { toAmount, toDayOrNull } from "@/lib/core/convert";
import { db } from "@/lib/core/db";
import { ruleViolation } from "@/lib/core/errors";
import { yearOf } from "@/lib/core/periods";
import { Prisma } from "@/lib/generated/prisma/client";
import type { LampRun } from "@/lib/lamps/rules/lamp";
import { totalsOf } from "@/lib/projects/queries/list-totals";
import { isWhole, type ListedAt, listedWhere, litPeriod } from "@/lib/projects/queries/project-where";
import {
  DEEPEST_ROW,
  type ListProjectsInput,
  listProjectsInput,
  type ProjectFilters,
  type ProjectSort,
} from "@/lib/projects/schema";

const { sql } = Prisma;

/** One order for each sort, ending in the id, so that a page is always the same page; each has its index. */
const orders: Record<ProjectSort, Prisma.Sql> = {
  // Ids are made in time order: "2017-1000" follows "2017-999" among projects entered together.
  number: sql`project.id`,
  "-number": sql`project.id DESC`,
  name: sql`project.name, project.id`,
  "-name": sql`project.name DESC, project.id DESC`,
  totalInvestment: sql`project.total_investment, project.id`,
  "-totalInvestment": sql`project.total_investment DESC, project.id DESC`,
  plannedStart: sql`project.planned_start, project.id`,
  "-plannedStart": sql`project.planned_start DESC NULLS LAST, project.id DESC`,
  plannedCompletion: sql`project.planned_completion, project.id`,
  "-plannedCompletion": sql`project.planned_completion DESC NULLS LAST, project.id DESC`,
};

const rowFields = (year: number, lamp: { periodId: string; revision: number }) =>
  ({
    id: true,
    number: true,
    nationalCode: true,
    name: true,
    category: true,
    level: true,
    nature: true,
    stage: true,
    programme: { select: { name: true } },
    withdrawnAt: true,
    regionCode: true,
    responsibleUnitId: true,
    address: true,
    content: true,
    owner: true,
    agent: true,
    investmentSubject: true,
    totalInvestment: true,
    investedBefore: true,
    plannedStart: true,
    plannedCompletion: true,
    actualStart: true,
    actualCompletion: true,
    version: true,
    region: { select: { code: true, name: true } },
    responsibleUnit: { select: { id: true, name: true } },
    industryUnit: { select: { id: true, name: true } },
    pairs: { select: { unit: { select: { id: true, name: true } } }, orderBy: { unit: { name: "asc" } } },
    leaders: { select: { leader: { select: { id: true, title: true } } }, orderBy: { order: "asc" } },
    plans: { where: { year }, select: { amount: true, confirmedAt: true } },
    changes: { where: { state: "approved" }, select: { id: true } },
    lamps: { where: lamp, select: { lamp: true, behindRun: true, redRun: true, overrideId: true } },
  }) satisfies Prisma.ProjectSelect;

type Row = Prisma.ProjectGetPayload<{ select: ReturnType<typeof rowFields> }>;

/** What a list says of a project: texts only to those who see it in full. */
/** A lamp in a list, with the mark of one that was set by hand. */
const lampView = ({ overrideId, ...lamp }: LampRun & { overrideId: string | null }) => ({
  ...lamp,
  overridden: overrideId !== null,
});

function itemOf(actor: Actor, { plans: [plan], lamps: [lamp], leaders, pairs, regionCode, ...row }: Row) {
  const { responsibleUnitId, programme, withdrawnAt, ...rest } = row;
  const full = visibilityOf(actor, { responsibleUnitId, regionCode }) === "full";
  return {
    ...rest,
    programme: programme?.name ?? null,
    withdrawn: withdrawnAt !== null,
    totalInvestment: toAmount(row.totalInvestment),
    plannedStart: toDayOrNull(row.plannedStart),
    plannedCompletion: toDayOrNull(row.plannedCompletion),
    actualStart: toDayOrNull(row.actualStart),
    actualCompletion: toDayOrNull(row.actualCompletion),
    address: full ? row.address : null,
    content: full ? row.content : "",
    owner: full ? row.owner : null,
    agent: full ? row.agent : null,
    investedBefore: full ? toAmount(row.investedBefore) : null,
    pairedUnits: pairs.map((pair) => pair.unit),
    leaders: leaders.map((item) => item.leader),
    annualPlan: plan ? toAmount(plan.amount) : null,
    planConfirmed: plan ? plan.confirmedAt !== null : false,
    /** Plan changes that were approved. */
    changes: row.changes.length,
    lamp: lamp ? lampView(lamp) : null,
  };
}

async function idsOf(
  where: Prisma.Sql,
  { sort, skip, take }: { sort: ProjectSort; skip: number; take: number },
): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT project.id FROM project WHERE ${where} ORDER BY ${orders[sort]} LIMIT ${take} OFFSET ${skip}`;
  return rows.map(({ id }) => id);
}

/** Which lit period and which year a list is about. */
async function listedAt(filters: ProjectFilters, now: Date): Promise<ListedAt> {
  const lit = await litPeriod(filters.period);
  return { lit, year: filters.year ?? yearOf(filters.period ?? lit?.id ?? dayIn(now)) };
}

/** All that match, in order, at most `most` of them: what a bulk edit or an export goes on with. */
export async function listProjectIds(
  actor: Actor,
  given: ListProjectsInput,
  { now, most }: { now: Date; most: number },
): Promise<string[]> {
  const {
    sort,
    page: _page,
    pageSize: _size,
    after: _after,
    count: _count,
    ...filters
  } = listProjectsInput.parse(given);
  const where = listedWhere(actor, filters, await listedAt(filters, now));
  return idsOf(where, { sort, skip: 0, take: most });
}

/**
 * A page of projects, and how many match: counted where that is quick or `count` asks for it, else said to be
 * about so many or at least so many. Every role with a list may read it: texts stay with those who see them.
 */
export async function listProjects(actor: Actor, given: ListProjectsInput, now: Date) {
  const { sort, page, pageSize, after, count, ...filters } = listProjectsInput.parse(given);
  if (after && (sort !== "number" || page > 1)) throw ruleViolation("AFTER_NEEDS_NUMBER_ORDER");
  if ((page - 1) * pageSize > DEEPEST_ROW) throw ruleViolation("PAGE_TOO_DEEP", { rows: DEEPEST_ROW });
  const { lit, year } = await listedAt(filters, now);
  const where = listedWhere(actor, filters, { lit, year });
  const pageOf = async () => {
    const ids = await idsOf(after ? sql`${where} AND project.id > ${after}::uuid` : where, {
      sort,
      skip: (page - 1) * pageSize,
      take: pageSize,
    });
    const rows = await db().project.findMany({
      where: { id: { in: ids } },
      select: rowFields(year, { periodId: lit?.id ?? "", revision: lit?.revision ?? 0 }),
    });
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  };
  const whole = isWhole(actor, filters);
  const [rows, totals] = await Promise.all([
    pageOf(),
    totalsOf(listedWhere(actor, filters, { lit, year }, "all"), { year, exactly: count === "exact", whole }),
  ]);
  return {
    items: rows.map((row) => itemOf(actor, row)),
    ...totals,
    page,
    pageSize,
    year,
    /** The closed period whose lamps are shown; null before the first close. */
    period: lit?.id ?? null,
  };
}
export type ProjectList = Awaited<ReturnType<typeof listProjects>>;
export type ProjectListItem = ProjectList["items"][number];
