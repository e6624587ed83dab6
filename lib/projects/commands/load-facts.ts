import "server-only";
import { type Actor, mayEditRegistry, type ProjectScope, visibilityOf } from "@/lib/auth/permissions";
import { toAmount, toCoordinates, toDay, toDayOrNull } from "@/lib/core/convert";
import type { Tx } from "@/lib/core/db";
import { forbidden, notFound, ruleViolation } from "@/lib/core/errors";
import type { Prisma } from "@/lib/generated/prisma/client";
import { type Contact, tracedContact } from "@/lib/projects/rules/contacts";
import type { LockablePlan } from "@/lib/projects/rules/locked-fields";
import type { InvestmentSubject, Nature, ProjectLevel, Stage } from "@/lib/projects/schema";

/** A project as people know it: names for ids, so that the trace reads without a look-up. */
export type ProjectFacts = {
  nationalCode: string | null;
  name: string;
  nature: Nature;
  category: string;
  level: ProjectLevel;
  region: string | null;
  address: string | null;
  /** Degrees of WGS-84. */
  coordinates: { longitude: number; latitude: number } | null;
  content: string;
  owner: string | null;
  investmentText: string | null;
  investmentSubject: InvestmentSubject | null;
  totalInvestment: number;
  investedBefore: number;
  plannedStart: string | null;
  plannedCompletion: string | null;
  actualStart: string | null;
  actualCompletion: string | null;
  responsibleUnit: string | null;
  industryUnit: string | null;
  pairedUnits: string[];
  leaders: string[];
  agent: string | null;
  contacts: Contact[];
  programme: string | null;
  stage: Stage;
  milestones: { name: string; planned: string; actual: string | null; weight: number }[];
};

export type LoadedProject = ProjectScope & {
  id: string;
  number: string;
  version: number;
  withdrawn: boolean;
  plans: LockablePlan[];
  facts: ProjectFacts;
};

const fields = {
  id: true,
  number: true,
  version: true,
  nationalCode: true,
  name: true,
  nature: true,
  category: true,
  level: true,
  regionCode: true,
  region: { select: { name: true } },
  address: true,
  longitude: true,
  latitude: true,
  content: true,
  owner: true,
  investmentText: true,
  investmentSubject: true,
  totalInvestment: true,
  investedBefore: true,
  plannedStart: true,
  plannedCompletion: true,
  actualStart: true,
  actualCompletion: true,
  responsibleUnitId: true,
  responsibleUnit: { select: { name: true } },
  industryUnit: { select: { name: true } },
  pairs: { select: { unit: { select: { name: true } } }, orderBy: { unit: { name: "asc" } } },
  leaders: { select: { leader: { select: { title: true } } }, orderBy: { order: "asc" } },
  agent: true,
  contacts: { select: { name: true, role: true, phone: true }, orderBy: { order: "asc" } },
  programme: { select: { name: true } },
  stage: true,
  withdrawnAt: true,
  plans: { select: { year: true, confirmedAt: true }, orderBy: { year: "asc" } },
  milestones: {
    select: { name: true, planned: true, actual: true, weight: true },
    orderBy: { order: "asc" },
  },
} satisfies Prisma.ProjectSelect;

/** Facts, or the changed ones of them, as the trace keeps them. */
export const tracedFacts = <Values extends { contacts?: unknown }>(values: Values) =>
  "contacts" in values
    ? { ...values, contacts: ((values.contacts ?? []) as Contact[]).map(tracedContact) }
    : values;

type Row = Prisma.ProjectGetPayload<{ select: typeof fields }>;

const loaded = (row: Row): LoadedProject => ({
  id: row.id,
  number: row.number,
  version: row.version,
  responsibleUnitId: row.responsibleUnitId,
  regionCode: row.regionCode,
  withdrawn: row.withdrawnAt !== null,
  plans: row.plans.map(({ year, confirmedAt }) => ({ year, confirmed: confirmedAt !== null })),
  facts: {
    nationalCode: row.nationalCode,
    name: row.name,
    nature: row.nature,
    category: row.category,
    level: row.level,
    region: row.region?.name ?? null,
    address: row.address,
    coordinates: toCoordinates(row),
    content: row.content,
    owner: row.owner,
    investmentText: row.investmentText,
    investmentSubject: row.investmentSubject,
    totalInvestment: toAmount(row.totalInvestment),
    investedBefore: toAmount(row.investedBefore),
    plannedStart: toDayOrNull(row.plannedStart),
    plannedCompletion: toDayOrNull(row.plannedCompletion),
    actualStart: toDayOrNull(row.actualStart),
    actualCompletion: toDayOrNull(row.actualCompletion),
    responsibleUnit: row.responsibleUnit?.name ?? null,
    industryUnit: row.industryUnit?.name ?? null,
    pairedUnits: row.pairs.map((pair) => pair.unit.name),
    leaders: row.leaders.map((item) => item.leader.title),
    agent: row.agent,
    contacts: row.contacts,
    programme: row.programme?.name ?? null,
    stage: row.stage,
    milestones: row.milestones.map((item) => ({
      name: item.name,
      planned: toDay(item.planned),
      actual: toDayOrNull(item.actual),
      weight: item.weight,
    })),
  },
});

/** The projects that match, as they stand. */
export async function loadProjects(tx: Tx, where: Prisma.ProjectWhereInput): Promise<LoadedProject[]> {
  const rows = await tx.project.findMany({ where, select: fields });
  return rows.map(loaded);
}

/**
 * One project whose row is locked first, so that two edits follow one another; withdrawn or not. A foreign project
 * is "not found"; a visible one that the actor may not edit is "forbidden".
 */
export async function loadForEdit(tx: Tx, actor: Actor, projectId: string): Promise<LoadedProject> {
  await tx.$queryRaw`SELECT id FROM project WHERE id = ${projectId}::uuid FOR UPDATE`;
  const [project] = await loadProjects(tx, { id: projectId });
  if (!project || visibilityOf(actor, project) === "none") throw notFound("project");
  if (!mayEditRegistry(actor)) throw forbidden();
  return project;
}

/** `loadForEdit` of a project in the registry: a withdrawn one must be restored before anything else. */
export async function loadEditable(tx: Tx, actor: Actor, projectId: string): Promise<LoadedProject> {
  const project = await loadForEdit(tx, actor, projectId);
  if (project.withdrawn) throw ruleViolation("PROJECT_WITHDRAWN", { number: project.number });
  return project;
}
