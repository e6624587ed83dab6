import "server-only";
import { toAmount } from "@/lib/core/convert";
import type { Tx } from "@/lib/core/db";
import type { ImportedFacts } from "@/lib/projects/commands/apply-import";
import {
  type ImportChange,
  type ImportProblem,
  type ImportStatus,
  type Judged,
  unitsOf,
} from "@/lib/projects/commands/judge-rows";
import { type LoadedProject, loadProjects } from "@/lib/projects/commands/load-facts";
import { type Cell, textOf } from "@/lib/projects/rules/import/text";
import { lockedFieldsOf } from "@/lib/projects/rules/locked-fields";
import type { SheetFacts } from "@/lib/projects/rules/sheet/columns";
import {
  additionOf,
  type Edit,
  type EditError,
  editsOf,
  type LaterEvent,
} from "@/lib/projects/rules/sheet/edits";
import type { SheetField } from "@/lib/projects/rules/sheet/fields";
import type { SheetReading, SheetRow } from "@/lib/projects/rules/sheet/read";
import { readRowKey } from "@/lib/projects/rules/sheet/row-key";

type Plan = { amount: number; version: number; confirmed: boolean };
type Known = {
  projects: Map<string, LoadedProject>;
  plans: Map<string, Plan>;
  later: Map<string, LaterEvent[]>;
  /** Whose a name or a national code is. */
  owners: Map<string, LoadedProject>;
  units: Set<string>;
  leaders: Set<string>;
  regions: Set<string>;
};
type Proposal = { row: SheetRow; project: LoadedProject | null; edits: Edit[]; problems: ImportProblem[] };

const shanghai = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Asia/Shanghai",
  dateStyle: "short",
  timeStyle: "short",
});

/** What happened to the projects since their rows were written; those to which nothing happened are absent. */
async function loadLater(tx: Tx, rows: SheetRow[]): Promise<Map<string, LaterEvent[]>> {
  const written = new Map(
    rows.flatMap(({ key }) => {
      const read = readRowKey(key);
      return read ? [[read.id, read.events] as const] : [];
    }),
  );
  const heads = await tx.traceHead.findMany({
    where: { chain: { in: [...written.keys()] } },
    select: { chain: true, index: true },
  });
  const moved = heads.filter(({ chain, index }) => index > (written.get(chain) ?? 0));
  const events = await tx.traceEvent.findMany({
    where: {
      chain: { in: moved.map(({ chain }) => chain) },
      index: { gt: Math.min(...moved.map(({ chain }) => written.get(chain) ?? 0), 1_000_000_000) },
    },
    select: {
      chain: true,
      index: true,
      subject: true,
      subjectId: true,
      actorName: true,
      at: true,
      before: true,
      after: true,
    },
    orderBy: [{ chain: "asc" }, { index: "asc" }],
  });
  const later = new Map<string, LaterEvent[]>();
  for (const { chain, index, at, before, after, ...event } of events) {
    if (index <= (written.get(chain) ?? 0)) continue;
    const item = {
      ...event,
      at: shanghai.format(at),
      before: before as object,
      after: after as object,
    } as LaterEvent;
    later.set(chain, [...(later.get(chain) ?? []), item]);
  }
  return later;
}

async function lookUp(tx: Tx, { rows, year }: SheetReading): Promise<Known> {
  const ids = rows.flatMap(({ key }) => readRowKey(key)?.id ?? []);
  const text = (field: SheetField): string[] => rows.map(({ cells }) => textOf(cells[field] ?? null));
  const [byId, named] = [
    await loadProjects(tx, { id: { in: ids } }),
    await loadProjects(tx, {
      id: { notIn: ids },
      OR: [{ name: { in: text("name") } }, { nationalCode: { in: text("nationalCode") } }],
    }),
  ];
  const plans = await tx.annualPlan.findMany({
    where: { year, projectId: { in: ids } },
    select: { projectId: true, amount: true, version: true, confirmedAt: true },
  });
  const all = [...byId, ...named];
  const [units, leaders, regions] = [
    await tx.unit.findMany({ select: { name: true } }),
    await tx.leader.findMany({ select: { title: true } }),
    await tx.region.findMany({ select: { name: true } }),
  ];
  return {
    projects: new Map(byId.map((project) => [project.id, project])),
    plans: new Map(
      plans.map((plan) => [
        plan.projectId,
        { amount: toAmount(plan.amount), version: plan.version, confirmed: plan.confirmedAt !== null },
      ]),
    ),
    later: await loadLater(tx, rows),
    owners: new Map([
      ...all.map((project) => [`name:${project.facts.name}`, project] as const),
      ...all.flatMap((project) =>
        project.facts.nationalCode ? [[`nationalCode:${project.facts.nationalCode}`, project] as const] : [],
      ),
    ]),
    units: new Set(units.map(({ name }) => name)),
    leaders: new Set(leaders.map(({ title }) => title)),
    regions: new Set(regions.map(({ name }) => name)),
  };
}

/** Codes of a row as a whole stand at the cell of the number, which says whose row it is. */
class Problems {
  constructor(
    readonly letters: SheetReading["letters"],
    readonly row: SheetRow,
  ) {}

  at(field: SheetField, code: string, detail: ImportProblem["detail"] = {}): ImportProblem {
    const letter = this.letters[field];
    const value = textOf((this.row.cells[field] ?? null) as Cell).slice(0, 200);
    return { cell: letter ? `${letter}${this.row.row}` : null, value, code, detail };
  }

  of(error: EditError): ImportProblem {
    if (error.code !== "CHANGED_MEANWHILE") return this.at(error.field, error.code, error.detail);
    const { by, from, to, yours } = error;
    return this.at(error.field, error.code, { who: by.actorName, when: by.at, from, to, yours });
  }
}

function propose(row: SheetRow, known: Known, reading: SheetReading, seen: Map<string, number>): Proposal {
  const problems = new Problems(reading.letters, row);
  const number = textOf(row.cells.number ?? null);
  const refused = (problem: ImportProblem, project: LoadedProject | null = null): Proposal => ({
    row,
    project,
    edits: [],
    problems: [problem],
  });
  if (number === "" && reading.letters.number) {
    const { edits, errors } = additionOf(row);
    return { row, project: null, edits, problems: errors.map((error) => problems.of(error)) };
  }
  const key = readRowKey(row.key);
  if (!key) return refused(problems.at("number", row.key === "" ? "ROW_KEY_MISSING" : "ROW_KEY_BROKEN"));
  const project = known.projects.get(key.id) ?? null;
  if (!project) return refused(problems.at("number", "PROJECT_UNKNOWN"));
  if (reading.letters.number && number !== project.number) {
    return refused(problems.at("number", "NUMBER_CHANGED", { number: project.number }), project);
  }
  const first = seen.get(key.id);
  if (first !== undefined) return refused(problems.at("number", "ROW_TWICE", { row: first }), project);
  seen.set(key.id, row.row);
  const now: SheetFacts = {
    ...project.facts,
    number: project.number,
    annualPlan: known.plans.get(key.id)?.amount ?? null,
  };
  const { edits, errors } = editsOf(row, now, known.later.get(key.id) ?? [], reading.year);
  return { row, project, edits, problems: errors.map((error) => problems.of(error)) };
}

/** What an edit gets wrong by what the registry holds: names that nobody knows or somebody has, what is locked. */
function checked(
  { row, project, edits }: Proposal,
  known: Known,
  reading: SheetReading,
  createUnits: boolean,
  given: Map<string, number>,
): ImportProblem[] {
  const problems = new Problems(reading.letters, row);
  if (project?.withdrawn) {
    const { number, facts } = project;
    return edits.length === 0
      ? []
      : [problems.at("number", "PROJECT_WITHDRAWN", { name: facts.name, number })];
  }
  const locked = project ? lockedFieldsOf(project.facts, project.plans) : [];
  return edits.flatMap(({ field, to }): ImportProblem[] => {
    const found: ImportProblem[] = [];
    if (field === "responsibleUnit" || field === "industryUnit" || field === "pairedUnits") {
      const unknown = [to ?? []].flat().filter((name) => !known.units.has(String(name)));
      if (!createUnits) {
        found.push(...unknown.map((unit) => problems.at(field, "UNKNOWN_UNIT", { unit: String(unit) })));
      }
    }
    if (field === "region" && to && !known.regions.has(String(to))) {
      found.push(problems.at(field, "UNKNOWN_REGION", { region: String(to) }));
    }
    if ((field === "name" || field === "nationalCode") && to) {
      const name = `${field}:${to}`;
      const owner = known.owners.get(name);
      const before = given.get(name);
      if (owner && owner.id !== project?.id) {
        const code = field === "name" ? "NAME_TAKEN" : "CODE_TAKEN";
        found.push(problems.at(field, code, { name: owner.facts.name, number: owner.number }));
      } else if (before !== undefined) found.push(problems.at(field, "DUPLICATE_IN_FILE", { row: before }));
      given.set(name, row.row);
    }
    if ((field === "plannedStart" || field === "plannedCompletion") && locked.includes(field)) {
      found.push(problems.at(field, "FIELD_LOCKED"));
    }
    if (field === "annualPlan" && project && known.plans.get(project.id)?.confirmed) {
      found.push(problems.at(field, "PLAN_CONFIRMED", { year: reading.year }));
    }
    return found;
  });
}

const statusOf = ({ project, edits }: Proposal, errors: ImportProblem[]): ImportStatus => {
  if (errors.length > 0) return "error";
  if (!project) return "new";
  return edits.length > 0 ? "changed" : "same";
};

/** Each row's fate of a workbook that we wrote, against what is in the registry now. Reads only. */
export async function judgeSheet(tx: Tx, reading: SheetReading, createUnits: boolean): Promise<Judged> {
  const known = await lookUp(tx, reading);
  const judged: Judged = {
    rows: [],
    created: [],
    changed: [],
    missingUnits: [],
    missingLeaders: [],
    seen: [],
  };
  const seen = new Map<string, number>();
  const given = new Map<string, number>();
  const units = new Set<string>();
  const leaders = new Set<string>();
  for (const row of reading.rows) {
    const proposal = propose(row, known, reading, seen);
    const { project, edits, problems } = proposal;
    const errors = [...problems, ...checked(proposal, known, reading, createUnits, given)];
    const status = statusOf(proposal, errors);
    const plan = (project && known.plans.get(project.id)) ?? null;
    const stands: Record<string, unknown> = project
      ? { ...project.facts, annualPlan: plan?.amount ?? null }
      : {};
    const letters = reading.letters;
    const changes = edits.map(
      ({ field, to }): ImportChange => ({
        field,
        cell: letters[field] ? `${letters[field]}${row.row}` : null,
        from: stands[field] ?? null,
        to,
      }),
    );
    judged.rows.push({
      row: row.row,
      status,
      project: {
        id: project?.id ?? null,
        number: project?.number ?? null,
        name: project?.facts.name ?? textOf(row.cells.name ?? null),
      },
      ...(project && changes.length > 0 ? { changes } : {}),
      ...(errors.length > 0 ? { errors } : {}),
    });
    if (project) judged.seen.push([project.id, project.version, plan?.version ?? 0]);
    const { annualPlan, ...facts } = Object.fromEntries(edits.map(({ field, to }) => [field, to]));
    for (const [, unit] of unitsOf(facts as ImportedFacts)) if (!known.units.has(unit)) units.add(unit);
    for (const leader of (facts as ImportedFacts).leaders ?? [])
      if (!known.leaders.has(leader)) leaders.add(leader);
    const amount = typeof annualPlan === "number" ? annualPlan : null;
    const written = { row: row.row, facts: facts as ImportedFacts, annualPlan: amount };
    if (status === "new") judged.created.push(written);
    if (status === "changed" && project) {
      judged.changed.push({
        ...written,
        project,
        plan: plan && { amount: plan.amount, version: plan.version },
      });
    }
  }
  return { ...judged, missingUnits: [...units], missingLeaders: [...leaders] };
}
