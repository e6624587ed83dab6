import "server-only";
import { type Actor, type Visibility, visibilityOf } from "@/lib/auth/permissions";
import { toAmount, toAmountOrNull, toCoordinates, toDay, toDayOrNull } from "@/lib/core/convert";
import { db } from "@/lib/core/db";
import { notFound } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";

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
      programme: { select: { name: true } },
      contacts: { select: { name: true, role: true, phone: true }, orderBy: { order: "asc" } },
      pauses: {
        orderBy: { from: "asc" },
        select: {
          id: true,
          from: true,
          to: true,
          reason: true,
          approvedBy: true,
          approvedAt: true,
          approval: true,
        },
      },
      milestones: { orderBy: { order: "asc" } },
      _count: { select: { changes: { where: { state: "approved" } } } },
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
    /** Plan changes that were approved. */
    changes: row._count.changes,
    programme: row.programme?.name ?? null,
    programmeId: row.programmeId,
    /** Since when, by whom and why it is out of the registry; null while it is in it. */
    withdrawn: row.withdrawnAt && {
      at: row.withdrawnAt.toISOString(),
      by: row.withdrawnBy ?? "",
      reason: row.withdrawReason ?? "",
      from: row.withdrawnFrom ?? "",
    },
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
      confirmedBy: full ? plan.confirmedBy : null,
      /** Invested before this year, when the plan was carried over; else as in the registry. */
      investedBefore: full ? toAmountOrNull(plan.investedBefore) : null,
      carriedFrom: plan.carriedFrom,
      version: plan.version,
    })),
    address: full ? row.address : null,
    coordinates: full ? toCoordinates(row) : null,
    contacts: full ? row.contacts : [],
    content: full ? row.content : "",
    owner: full ? row.owner : null,
    agent: full ? row.agent : null,
    investmentText: full ? row.investmentText : null,
    investmentSubject: row.investmentSubject,
    investedBefore: full ? toAmount(row.investedBefore) : null,
    pauses: row.pauses.map(({ approvedAt, ...pause }) => ({
      ...pause,
      approvedAt: approvedAt?.toISOString() ?? null,
      ...(full ? {} : { reason: "", approvedBy: null, approval: "" }),
    })),
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
