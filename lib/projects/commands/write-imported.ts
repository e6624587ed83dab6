import "server-only";
import { fromDayOrNull } from "@/lib/core/convert";
import type { Tx } from "@/lib/core/db";
import { conflict } from "@/lib/core/errors";
import type { ProjectFacts } from "@/lib/projects/commands/load-facts";

/** A project as an import leaves it; `before` is null of a new one. */
export type ImportTarget = {
  id: string;
  number: string;
  version: number;
  row: number;
  before: ProjectFacts | null;
  after: ProjectFacts;
};

/** Ids by the names that a list uses. */
export type ImportNames = {
  units: Map<string, string>;
  leaders: Map<string, string>;
  programmes: Map<string, string>;
  regions: Map<string, string>;
};

const BATCH = 1000;

function* batches<T>(items: T[]): Generator<T[]> {
  for (let start = 0; start < items.length; start += BATCH) yield items.slice(start, start + BATCH);
}

const columnsOf = (target: ImportTarget, names: ImportNames) => {
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

/** Writes the new ones, a thousand rows a statement. */
export async function insertProjects(tx: Tx, targets: ImportTarget[], names: ImportNames): Promise<void> {
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
export async function updateProjects(tx: Tx, targets: ImportTarget[], names: ImportNames): Promise<void> {
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

const differs = (target: ImportTarget, field: "leaders" | "pairedUnits"): boolean =>
  JSON.stringify(target.before?.[field] ?? []) !== JSON.stringify(target.after[field]);

/** Leaders in their order and paired units, where they changed. */
export async function writeLists(tx: Tx, targets: ImportTarget[], names: ImportNames): Promise<void> {
  const ledChanged = targets.filter((target) => differs(target, "leaders"));
  const pairsChanged = targets.filter((target) => differs(target, "pairedUnits"));
  const idsOf = (list: ImportTarget[]) => list.filter((target) => target.before).map((target) => target.id);
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

/** An annual plan, 万元, and the one that stands. */
export type ImportedPlan = {
  projectId: string;
  stage: string;
  amount: number;
  old: { amount: number; version: number } | null;
};

/** Draft plans only: a confirmed one has been refused as an error of its row before. */
export async function writePlans(tx: Tx, year: number, plans: ImportedPlan[]): Promise<void> {
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
