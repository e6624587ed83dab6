import "server-only";
import type { Readable } from "node:stream";
import { type Actor, mayEditRegistry, visibilityOf } from "@/lib/auth/permissions";
import { dayIn } from "@/lib/core/clock";
import { toAmount } from "@/lib/core/convert";
import { db, type Tx } from "@/lib/core/db";
import { ruleViolation } from "@/lib/core/errors";
import { yearOf } from "@/lib/core/periods";
import type { Reason } from "@/lib/lamps/rules/reasons";
import type { LampWords } from "@/lib/lamps/rules/words";
import { type LoadedProject, loadProjects } from "@/lib/projects/commands/load-facts";
import { listFilterOptions } from "@/lib/projects/queries/filter-options";
import { listProjectIds } from "@/lib/projects/queries/list-projects";
import { type LitPeriod, litPeriod } from "@/lib/projects/queries/project-where";
import {
  choiceWords,
  headerOf,
  isChoice,
  type SheetFacts,
  sheetCell,
  sheetColumns,
} from "@/lib/projects/rules/sheet/columns";
import { type SheetField, sheetFields } from "@/lib/projects/rules/sheet/fields";
import { KEY_HEADER, PROJECTS_MARKER, writeRowKey } from "@/lib/projects/rules/sheet/row-key";
import {
  type ToldFacts,
  type ToldGroup,
  type ToldLamp,
  toldCells,
  toldColumns,
  toldGroups,
} from "@/lib/projects/rules/sheet/told";
import { type ExportProjectsInput, exportProjectsInput } from "@/lib/projects/schema";
import { limits } from "@/lib/spreadsheet/limits";
import { type WrittenCell, type WrittenColumn, writeWorkbook } from "@/lib/spreadsheet/write-workbook";

const BATCH = 200;
/** Rows below the last one in which the drop-down lists still work: for new projects. */
const SPARE_ROWS = 200;

export type ExportedFile = { name: string; content: Readable };

/** Those who see a project's public facts only get no texts (as in the list). */
const publicOnly = {
  address: null,
  coordinates: null,
  content: "",
  owner: null,
  agent: null,
  investmentText: null,
  investedBefore: null,
} satisfies Partial<SheetFacts>;

const factsOf = (actor: Actor, project: LoadedProject, annualPlan: number | null): SheetFacts => ({
  ...project.facts,
  number: project.number,
  annualPlan,
  ...(visibilityOf(actor, project) === "full" ? {} : publicOnly),
});

/** What a workbook tells beside the facts, and of which lit period. */
type Told = { groups: readonly ToldGroup[]; lit: LitPeriod | null; words: LampWords };

const toldAt = ({ lit, words }: Told) => ({ period: lit?.id ?? null, words });

async function readLamps(tx: Tx, ids: string[], { groups, lit }: Told): Promise<Map<string, ToldLamp>> {
  if (!lit || !groups.includes("lamp")) return new Map();
  const rows = await tx.lampDecision.findMany({
    where: { periodId: lit.id, revision: lit.revision, projectId: { in: ids } },
    select: {
      projectId: true,
      lamp: true,
      computed: true,
      behindRun: true,
      redRun: true,
      reasons: true,
      expected: true,
      actual: true,
      overrideId: true,
    },
  });
  return new Map(
    rows.map(({ projectId, overrideId, ...row }) => [
      projectId,
      {
        ...row,
        reasons: row.reasons as unknown as Reason[],
        expected: toAmount(row.expected),
        actual: toAmount(row.actual),
        overridden: overrideId !== null,
      },
    ]),
  );
}

const toldOf = (actor: Actor, project: LoadedProject, lamp: ToldLamp | null): ToldFacts => {
  const { contacts, milestones } = project.facts;
  return visibilityOf(actor, project) === "full"
    ? { lamp, contacts, milestones }
    : { lamp, contacts: [], milestones: [] };
};

/** One batch as it stands at one instant: projects, plans of the year, lamps, and how long each trace is. */
const readBatch = (ids: string[], year: number, told: Told) =>
  db().$transaction(
    async (tx) => {
      const projects = await loadProjects(tx, { id: { in: ids } });
      const plans = await tx.annualPlan.findMany({
        where: { year, projectId: { in: ids } },
        select: { projectId: true, amount: true },
      });
      const heads = await tx.traceHead.findMany({
        where: { chain: { in: ids } },
        select: { chain: true, index: true },
      });
      return {
        projects: new Map(projects.map((project) => [project.id, project])),
        plans: new Map(plans.map((plan) => [plan.projectId, toAmount(plan.amount)])),
        lamps: await readLamps(tx, ids, told),
        events: new Map(heads.map((head) => [head.chain, head.index])),
      };
    },
    { isolationLevel: "RepeatableRead" },
  );

async function* rowsOf(actor: Actor, ids: string[], year: number, fields: readonly SheetField[], told: Told) {
  const keyed = mayEditRegistry(actor);
  for (let start = 0; start < ids.length; start += BATCH) {
    const batch = ids.slice(start, start + BATCH);
    const { projects, plans, lamps, events } = await readBatch(batch, year, told);
    yield batch.flatMap((id): WrittenCell[][] => {
      const project = projects.get(id);
      if (!project) return [];
      const facts = factsOf(actor, project, plans.get(id) ?? null);
      const key = writeRowKey({ id, version: project.version, events: events.get(id) ?? 0 });
      const beside = toldOf(actor, project, lamps.get(id) ?? null);
      return [
        [
          keyed ? key : null,
          ...fields.map((field) => sheetCell(field, facts)),
          ...toldCells(told.groups, beside, toldAt(told)),
        ],
      ];
    });
  }
}

/** Drop-down lists: closed ones are strict, the others are what the registry holds so far. */
async function columnsOf(
  actor: Actor,
  fields: readonly SheetField[],
  year: number,
): Promise<WrittenColumn[]> {
  const { categories, programmes, units } = await listFilterOptions(actor);
  const regions = await db().region.findMany({ select: { name: true }, orderBy: { order: "asc" } });
  const open: Partial<Record<SheetField, readonly string[]>> = {
    region: regions.map(({ name }) => name),
    responsibleUnit: units.map(({ name }) => name),
    category: categories,
    programme: programmes,
  };
  return fields.map((field) => {
    const { kind, width } = sheetColumns[field];
    const plain = kind === "money" || kind === "day" || kind === "long" ? kind : "text";
    const choices = isChoice(field) ? Object.values(choiceWords[field]) : open[field];
    return {
      header: headerOf(field, year),
      kind: plain,
      width,
      ...(choices ? { choices, strict: isChoice(field) || field === "region" } : {}),
    };
  });
}

/**
 * The registry as a workbook: every project that the list's filters leave, in its order. For the centre each row
 * carries its key, so that an edited file can be taken in again; everybody else gets a list to read. More than an
 * import takes back are refused (EXPORT_TOO_LONG, `limit`), never cut. What `also` names stands behind the facts,
 * in `words`: lamps of the period that the list shows, contacts and milestones of projects seen in full.
 */
export async function exportProjects(
  actor: Actor,
  given: ExportProjectsInput,
  now: Date,
  words: LampWords,
): Promise<ExportedFile> {
  const { columns, also = [], ...filters } = exportProjectsInput.parse(given);
  const most = limits.exportedRows;
  const ids = await listProjectIds(actor, filters, { now, most: most + 1 });
  if (ids.length > most) throw ruleViolation("EXPORT_TOO_LONG", { limit: most });
  const lit = await litPeriod(filters.period);
  const year = filters.year ?? yearOf(filters.period ?? lit?.id ?? dayIn(now));
  const told = { groups: toldGroups.filter((group) => also.includes(group)), lit, words };
  const chosen = columns ?? sheetFields;
  // What a row is about stands in every workbook.
  const fields = sheetFields.filter(
    (field) => field === "number" || field === "name" || chosen.includes(field),
  );
  const marker = mayEditRegistry(actor)
    ? [
        [PROJECTS_MARKER, String(year), now.toISOString(), String(ids.length)],
        ["key", ...fields],
      ]
    : [["liangdeng.list.1"]];
  const sheet = {
    name: "项目库",
    columns: [
      { header: KEY_HEADER, kind: "text", width: 4, hidden: true } as const,
      ...(await columnsOf(actor, fields, year)),
      ...toldColumns(told.groups, toldAt(told)),
    ],
    frozenColumns: 3,
    rowCount: ids.length,
    spareRows: SPARE_ROWS,
    marker,
  };
  return {
    name: `项目库${dayIn(now)}.xlsx`,
    content: writeWorkbook(sheet, rowsOf(actor, ids, year, fields, told)),
  };
}
