import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import type { Tx } from "@/lib/core/db";
import { orderedIds } from "@/lib/core/ids";
import { ensureProgrammes } from "@/lib/programmes/commands";
import type { LoadedProject, ProjectFacts } from "@/lib/projects/commands/load-facts";
import { lastNumberOf } from "@/lib/projects/commands/resolve-names";
import {
  type ImportedPlan,
  type ImportNames,
  type ImportTarget,
  insertProjects,
  updateProjects,
  writeLists,
  writePlans,
} from "@/lib/projects/commands/write-imported";
import { nextNumber, traceCategoryOf } from "@/lib/projects/rules";
import { recordTraces } from "@/lib/trace/commands";
import { changedValues, type TraceEntry } from "@/lib/trace/schema";
import { ensureLeaders, resolveUnits } from "@/lib/units/commands";

/** What a list brings about a project; an absent field was not said, or is as it was. */
export type ImportedFacts = Partial<Omit<ProjectFacts, "milestones" | "contacts">>;

export type NewRow = { row: number; facts: ImportedFacts; annualPlan: number | null };
export type ChangedRow = NewRow & {
  project: LoadedProject;
  plan: { amount: number; version: number } | null;
};

export type AppliedProject = { row: number; id: string; number: string; name: string };

const blank: ProjectFacts = {
  name: "",
  nationalCode: null,
  nature: "new",
  category: "",
  level: "city",
  region: null,
  address: null,
  coordinates: null,
  content: "",
  owner: null,
  investmentText: null,
  investmentSubject: null,
  totalInvestment: 0,
  investedBefore: 0,
  plannedStart: null,
  plannedCompletion: null,
  actualStart: null,
  actualCompletion: null,
  responsibleUnit: null,
  industryUnit: null,
  pairedUnits: [],
  leaders: [],
  agent: null,
  contacts: [],
  programme: null,
  stage: "planned",
  milestones: [],
};

async function namesOf(tx: Tx, actor: Actor, facts: ImportedFacts[], now: Date): Promise<ImportNames> {
  const unitNames = facts.flatMap((item) => [
    ...(item.responsibleUnit ? [item.responsibleUnit] : []),
    ...(item.industryUnit ? [item.industryUnit] : []),
    ...(item.pairedUnits ?? []),
  ]);
  const units = await resolveUnits(tx, unitNames);
  const leaders = await ensureLeaders(
    tx,
    facts.flatMap((item) => item.leaders ?? []),
  );
  const programmes = await ensureProgrammes(
    tx,
    actor,
    facts.flatMap((item) => item.programme ?? []),
    now,
  );
  const regions = await tx.region.findMany({ select: { code: true, name: true } });
  return {
    units,
    leaders,
    programmes,
    regions: new Map(regions.map((region) => [region.name, region.code])),
  };
}

/**
 * Writes the new and changed rows of a list: set-based, in the caller's transaction and under the registry's
 * lock. Every name has been checked by the caller; every project and plan that changes gets its event.
 */
export async function applyImport(
  tx: Tx,
  actor: Actor,
  given: { created: NewRow[]; changed: ChangedRow[]; year: number; numberYear: number; fileName: string },
  now: Date,
): Promise<AppliedProject[]> {
  const { created, changed, year } = given;
  const names = await namesOf(
    tx,
    actor,
    // With what the rows leave as it is: their columns are written anew.
    [
      ...created.map((item) => item.facts),
      ...changed.map((item) => ({ ...item.project.facts, ...item.facts })),
    ],
    now,
  );
  const last = await lastNumberOf(tx, given.numberYear);
  const ids = orderedIds(created.length);
  const inserted = created.map(
    (item, index): ImportTarget => ({
      id: ids[index] ?? "",
      number: nextNumber(given.numberYear, last + index),
      version: 0,
      row: item.row,
      before: null,
      after: { ...blank, ...item.facts },
    }),
  );
  const overlaid = changed.map(
    ({ project, row, facts }): ImportTarget => ({
      id: project.id,
      number: project.number,
      version: project.version,
      row,
      before: project.facts,
      after: { ...project.facts, ...facts },
    }),
  );
  const updated = overlaid.filter((target) => target.before && changedValues(target.before, target.after));
  await insertProjects(tx, inserted, names);
  await updateProjects(tx, updated, names);
  await writeLists(tx, [...inserted, ...updated], names);

  const targets = [...inserted, ...overlaid];
  const plans = [...created, ...changed].flatMap((item, index): ImportedPlan[] => {
    const target = targets[index];
    const old = "plan" in item ? (item as ChangedRow).plan : null;
    if (!target || item.annualPlan === null || old?.amount === item.annualPlan) return [];
    return [{ projectId: target.id, stage: target.after.stage, amount: item.annualPlan, old }];
  });
  await writePlans(tx, year, plans);

  const events = [...inserted, ...updated].map((target): TraceEntry => {
    const changes = target.before ? changedValues(target.before, target.after) : null;
    const origin = { file: given.fileName, row: target.row };
    return {
      category: traceCategoryOf(target.after.stage),
      verb: "project.import",
      subject: "project",
      subjectId: target.id,
      projectId: target.id,
      before: changes?.before ?? {},
      after: { ...(changes?.after ?? { number: target.number, ...target.after }), ...origin },
    };
  });
  const planEvents = plans.map(
    (plan): TraceEntry => ({
      category: traceCategoryOf(plan.stage),
      verb: "plan.set",
      subject: "plan",
      subjectId: `${plan.projectId}:${year}`,
      projectId: plan.projectId,
      before: plan.old ? { annualPlan: plan.old.amount } : {},
      after: { year, annualPlan: plan.amount },
    }),
  );
  await recordTraces(tx, actor, [...events, ...planEvents], now);
  return targets.map(({ row, id, number, after }) => ({ row, id, number, name: after.name }));
}
