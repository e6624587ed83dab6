import "server-only";
import { toAmount } from "@/lib/core/convert";
import type { Tx } from "@/lib/core/db";
import type { ChangedRow, ImportedFacts, NewRow } from "@/lib/projects/commands/apply-import";
import { type LoadedProject, loadProjects, type ProjectFacts } from "@/lib/projects/commands/load-facts";
import type { DraftField, ProjectDraft, ReadRow } from "@/lib/projects/rules/import/draft";
import { fateOf, type Match, projectMatcher } from "@/lib/projects/rules/import/fate";
import { lockedChanges, lockedFieldsOf } from "@/lib/projects/rules/locked-fields";
import type { EditableField } from "@/lib/projects/rules/sheet/fields";

/** Something about one cell, in a code: words are below `import.problem` in messages/. */
export type ImportProblem = {
  cell: string | null;
  value: string;
  code: string;
  detail: Record<string, string | number>;
};
export type ImportChange = {
  field: DraftField | EditableField;
  cell: string | null;
  from: unknown;
  to: unknown;
};
export type ImportStatus = "new" | "changed" | "same" | "error" | "skipped";
export type ImportRow = {
  /** As the spreadsheet numbers it, from 1. */
  row: number;
  status: ImportStatus;
  project?: { id: string | null; number: string | null; name: string };
  changes?: ImportChange[];
  errors?: ImportProblem[];
  notes?: ImportProblem[];
};

/** The cell in which a field of a row stands: "F12"; null when the list has no such column. */
export type CellOf = (field: DraftField, row: number) => string | null;

type Plan = { amount: number; version: number; confirmed: boolean };

type Existing = ProjectFacts & { annualPlan: number | null; project: LoadedProject };

type Known = {
  match: (draft: ProjectDraft) => Match<Existing>;
  plans: Map<string, Plan>;
  units: Set<string>;
  leaders: Set<string>;
  regions: Set<string>;
};

type NamesUnits = {
  responsibleUnit?: string | null;
  industryUnit?: string | null;
  pairedUnits?: string[];
};

/** The units that a row names, each with its field. */
export const unitsOf = (draft: NamesUnits): [DraftField, string][] => [
  ...(draft.responsibleUnit ? [["responsibleUnit", draft.responsibleUnit] as [DraftField, string]] : []),
  ...(draft.industryUnit ? [["industryUnit", draft.industryUnit] as [DraftField, string]] : []),
  ...(draft.pairedUnits ?? []).map((name): [DraftField, string] => ["pairedUnits", name]),
];

/** All that the rows name, looked up in a handful of statements however long the list is. */
async function lookUp(tx: Tx, rows: ReadRow[], year: number): Promise<Known> {
  const facts = rows.map((row) => row.draft);
  const names = [...new Set(facts.map((item) => item.name))];
  const codes = [...new Set(facts.flatMap((item) => item.nationalCode ?? []))];
  const projects = await loadProjects(tx, { OR: [{ name: { in: names } }, { nationalCode: { in: codes } }] });
  const plans = await tx.annualPlan.findMany({
    where: { year, projectId: { in: projects.map((project) => project.id) } },
    select: { projectId: true, amount: true, version: true, confirmedAt: true },
  });
  const plansOf = new Map(
    plans.map((plan): [string, Plan] => [
      plan.projectId,
      { amount: toAmount(plan.amount), version: plan.version, confirmed: plan.confirmedAt !== null },
    ]),
  );
  const unitNames = [...new Set(facts.flatMap((item) => unitsOf(item).map(([, name]) => name)))];
  const titles = [...new Set(facts.flatMap((item) => item.leaders ?? []))];
  const [units, leaders, regions] = [
    await tx.unit.findMany({ where: { name: { in: unitNames } }, select: { name: true } }),
    await tx.leader.findMany({ where: { title: { in: titles } }, select: { title: true } }),
    await tx.region.findMany({ select: { name: true } }),
  ];
  return {
    match: projectMatcher(
      projects.map((project): Existing => {
        const plan = plansOf.get(project.id);
        return { ...project.facts, annualPlan: plan?.amount ?? null, project };
      }),
    ),
    plans: plansOf,
    units: new Set(units.map((unit) => unit.name)),
    leaders: new Set(leaders.map((leader) => leader.title)),
    regions: new Set(regions.map((region) => region.name)),
  };
}

export type Judged = {
  rows: ImportRow[];
  created: NewRow[];
  changed: ChangedRow[];
  missingUnits: string[];
  missingLeaders: string[];
  /** The versions that the fates were judged against. */
  seen: [string, number, number][];
};

/** What a row gets wrong by what the registry holds: units, region, names, what is withdrawn or locked. */
function errorsOf(
  row: ReadRow,
  match: Match<Existing>,
  changes: ImportChange[],
  known: Known,
  { year, createUnits, cellOf }: JudgeOptions,
): ImportProblem[] {
  const { draft } = row;
  const problem = (field: DraftField, code: string, detail: ImportProblem["detail"]): ImportProblem => ({
    cell: cellOf(field, row.row),
    value: [draft[field] ?? ""].flat().join("、"),
    code,
    detail,
  });
  const errors: ImportProblem[] = [...row.errors];
  if (!createUnits) {
    for (const [field, unit] of unitsOf(draft)) {
      if (!known.units.has(unit)) errors.push(problem(field, "UNKNOWN_UNIT", { unit }));
    }
  }
  if (draft.region && !known.regions.has(draft.region)) {
    errors.push(problem("region", "UNKNOWN_REGION", { region: draft.region }));
  }
  if ("conflict" in match) {
    const field = match.conflict === "NAME_TAKEN" ? "name" : "nationalCode";
    errors.push(problem(field, match.conflict, { name: draft.name, number: match.with.project.number }));
    return errors;
  }
  const project = match.existing?.project;
  if (project?.withdrawn) {
    errors.push(problem("name", "PROJECT_WITHDRAWN", { name: draft.name, number: project.number }));
    return errors;
  }
  const change: Partial<Record<DraftField, unknown>> = Object.fromEntries(
    changes.map(({ field, to }) => [field, to]),
  );
  const locked = project
    ? lockedChanges(lockedFieldsOf(project.facts, project.plans), project.facts, {
        plannedStart: change.plannedStart as string | undefined,
        plannedCompletion: change.plannedCompletion as string | undefined,
      })
    : [];
  for (const field of locked) {
    if (field === "plannedStart" || field === "plannedCompletion")
      errors.push(problem(field, "FIELD_LOCKED", {}));
  }
  const plan = project && known.plans.get(project.id);
  if (plan?.confirmed && changes.some((change) => change.field === "annualPlan")) {
    errors.push(problem("annualPlan", "PLAN_CONFIRMED", { year }));
  }
  return errors;
}

export type JudgeOptions = { year: number; createUnits: boolean; cellOf: CellOf };

/** Each row's fate against what is in the registry now. Reads only. */
export async function judgeRows(tx: Tx, rows: ReadRow[], options: JudgeOptions): Promise<Judged> {
  const known = await lookUp(tx, rows, options.year);
  const judged: Judged = {
    rows: [],
    created: [],
    changed: [],
    missingUnits: [],
    missingLeaders: [],
    seen: [],
  };
  for (const row of rows) {
    const { draft } = row;
    const match = known.match(draft);
    const existing = "existing" in match ? match.existing : null;
    const project = existing?.project;
    const plan = project && known.plans.get(project.id);
    const fate = fateOf(row, existing);
    const changes = (fate.status === "changed" ? fate.changes : []).map(
      (change): ImportChange => ({ ...change, cell: options.cellOf(change.field, row.row) }),
    );
    const errors = errorsOf(row, match, changes, known, options);
    const status = errors.length > 0 ? "error" : fate.status;
    judged.rows.push({
      row: row.row,
      status,
      project: { id: project?.id ?? null, number: project?.number ?? null, name: draft.name },
      ...(changes.length > 0 ? { changes } : {}),
      ...(errors.length > 0 ? { errors } : {}),
      ...(row.notes.length > 0 ? { notes: row.notes } : {}),
    });
    if (project) judged.seen.push([project.id, project.version, plan?.version ?? 0]);
    const { annualPlan, ...facts } = draft;
    if (status === "new") judged.created.push({ row: row.row, facts, annualPlan: annualPlan ?? null });
    if (project && status === "changed") {
      const { annualPlan: amount, ...changed } = Object.fromEntries(
        changes.map(({ field, to }) => [field, to]),
      );
      judged.changed.push({
        row: row.row,
        facts: changed as ImportedFacts,
        annualPlan: typeof amount === "number" ? amount : null,
        project,
        plan: plan ? { amount: plan.amount, version: plan.version } : null,
      });
    }
  }
  const named = rows.map((row) => row.draft);
  const units = new Set(named.flatMap((draft) => unitsOf(draft).map(([, unit]) => unit)));
  const leaders = new Set(named.flatMap((draft) => draft.leaders ?? []));
  return {
    ...judged,
    missingUnits: [...units].filter((unit) => !known.units.has(unit)),
    missingLeaders: [...leaders].filter((leader) => !known.leaders.has(leader)),
  };
}
