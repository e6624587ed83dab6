import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { fromDayOrNull } from "@/lib/core/convert";
import type { Tx } from "@/lib/core/db";
import { conflict } from "@/lib/core/errors";
import { orderedIds } from "@/lib/core/ids";
import { ensureProgrammes } from "@/lib/programmes/commands";
import type { LoadedProject, ProjectFacts } from "@/lib/projects/commands/load-facts";
import { lastNumberOf } from "@/lib/projects/commands/resolve-names";
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

const BATCH = 1000;

function* batches<T>(items: T[]): Generator<T[]> {
  for (let start = 0; start < items.length; start += BATCH) yield items.slice(start, start + BATCH);
}

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

type Target = {
  id: string;
  number: string;
  version: number;
  row: number;
  before: ProjectFacts | null;
  after: ProjectFacts;
};

type Names = {
  units: Map<string, string>;
  leaders: Map<string, string>;
  programmes: Map<string, string>;
  regions: Map<string, string>;
};

async function namesOf(tx: Tx, actor: Actor, facts: ImportedFacts[], now: Date): Promise<Names> {
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

const columnsOf = (target: Target, names: Names) => {
  const { after } = target;
  const unitId = (name: string | null) => (name ? (names.units.get(name) ?? null) : null);
  return {
    id: target.id,
    nationalCode: after.nationalCode,
    name: after.name,
    nature: after.nature,
    category: after.category,
    level: after.level,
    regionCode: after.region ? (names.regions.get(after.region) ?? null) : null,
    address: after.address,
    longitude: after.coordinates?.longitude ?? null,
    latitude: after.coordinates?.latitude ?? null,
    content: after.content,
    owner: after.owner,
    investmentText: after.investmentText,
    investmentSubject: after.investmentSubject,
    totalInvestment: after.totalInvestment,
    investedBefore: after.investedBefore,
    plannedStart: after.plannedStart,
    plannedCompletion: after.plannedCompletion,
    actualStart: after.actualStart,
    actualCompletion: after.actualCompletion,
    responsibleUnitId: unitId(after.responsibleUnit),
    industryUnitId: unitId(after.industryUnit),
    agent: after.agent,
    programmeId: after.programme ? (names.programmes.get(after.programme) ?? null) : null,
    stage: after.stage,
  };
};

async function insertProjects(tx: Tx, targets: Target[], names: Names): Promise<void> {
  for (const batch of batches(targets)) {
    await tx.project.createMany({
      data: batch.map((target) => {
        const columns = columnsOf(target, names);
        return {
          ...columns,
          number: target.number,
          plannedStart: fromDayOrNull(columns.plannedStart),
          plannedCompletion: fromDayOrNull(columns.plannedCompletion),
          actualStart: fromDayOrNull(columns.actualStart),
          actualCompletion: fromDayOrNull(columns.actualCompletion),
        };
      }),
    });
  }
}

/** One statement a thousand rows; a row that somebody changed meanwhile makes the whole import step back. */
async function updateProjects(tx: Tx, targets: Target[], names: Names): Promise<void> {
  for (const batch of batches(targets)) {
    const rows = batch.map((target) => ({ ...columnsOf(target, names), version: target.version }));
    const updated = await tx.$executeRaw`
      UPDATE project SET
        national_code = r."nationalCode", name = r.name, nature = r.nature::"Nature", category = r.category,
        level = r.level::"ProjectLevel", region_code = r."regionCode", address = r.address, content = r.content,
        owner = r.owner, investment_text = r."investmentText",
        investment_subject = r."investmentSubject"::"InvestmentSubject",
        total_investment = r."totalInvestment", invested_before = r."investedBefore",
        planned_start = r."plannedStart", planned_completion = r."plannedCompletion",
        actual_start = r."actualStart", actual_completion = r."actualCompletion",
        longitude = r.longitude, latitude = r.latitude,
        responsible_unit_id = r."responsibleUnitId", industry_unit_id = r."industryUnitId",
        agent = r.agent, programme_id = r."programmeId", stage = r.stage::"Stage",
        version = project.version + 1, updated_at = now()
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (
        id uuid, version int, "nationalCode" text, name text, nature text, category text, level text,
        "regionCode" text, address text, content text, owner text, "investmentText" text,
        "investmentSubject" text, "totalInvestment" numeric, "investedBefore" numeric, "plannedStart" date,
        "plannedCompletion" date, "actualStart" date, "actualCompletion" date, longitude numeric, latitude numeric,
        "responsibleUnitId" uuid, "industryUnitId" uuid, agent text,
        "programmeId" uuid,
        stage text)
      WHERE project.id = r.id AND project.version = r.version`;
    if (updated !== batch.length) throw conflict("PREVIEW_OUTDATED");
  }
}

const differs = (target: Target, field: "leaders" | "pairedUnits"): boolean =>
  JSON.stringify(target.before?.[field] ?? []) !== JSON.stringify(target.after[field]);

async function writeLists(tx: Tx, targets: Target[], names: Names): Promise<void> {
  const ledChanged = targets.filter((target) => differs(target, "leaders"));
  const pairsChanged = targets.filter((target) => differs(target, "pairedUnits"));
  const idsOf = (list: Target[]) => list.filter((target) => target.before).map((target) => target.id);
  await tx.projectLeader.deleteMany({ where: { projectId: { in: idsOf(ledChanged) } } });
  await tx.projectPair.deleteMany({ where: { projectId: { in: idsOf(pairsChanged) } } });
  const leaders = ledChanged.flatMap(({ id, after }) =>
    [...new Set(after.leaders)].map((title, order) => ({
      projectId: id,
      leaderId: names.leaders.get(title) ?? title,
      order,
    })),
  );
  const pairs = pairsChanged.flatMap(({ id, after }) =>
    [...new Set(after.pairedUnits)].map((name) => ({ projectId: id, unitId: names.units.get(name) ?? name })),
  );
  for (const batch of batches(leaders)) await tx.projectLeader.createMany({ data: batch });
  for (const batch of batches(pairs)) await tx.projectPair.createMany({ data: batch });
}

type PlanTarget = {
  projectId: string;
  stage: string;
  amount: number;
  old: { amount: number; version: number } | null;
};

/** Draft plans only: a confirmed one has been refused as an error of its row before. */
async function writePlans(tx: Tx, year: number, plans: PlanTarget[]): Promise<void> {
  for (const batch of batches(plans)) {
    const rows = batch.map((plan) => ({
      id: plan.projectId,
      amount: plan.amount,
      version: plan.old?.version ?? 0,
    }));
    const written = await tx.$executeRaw`
      INSERT INTO annual_plan (project_id, year, amount, monthly)
      SELECT r.id, ${year}, r.amount, '{}'
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (id uuid, amount numeric, version int)
      ON CONFLICT (project_id, year) DO UPDATE
      SET amount = excluded.amount, version = annual_plan.version + 1
      WHERE annual_plan.confirmed_at IS NULL`;
    if (written !== batch.length) throw conflict("PREVIEW_OUTDATED");
  }
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
    (item, index): Target => ({
      id: ids[index] ?? "",
      number: nextNumber(given.numberYear, last + index),
      version: 0,
      row: item.row,
      before: null,
      after: { ...blank, ...item.facts },
    }),
  );
  const overlaid = changed.map(
    ({ project, row, facts }): Target => ({
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
  const plans = [...created, ...changed].flatMap((item, index): PlanTarget[] => {
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
