import "server-only";
import { changesAfter } from "@/lib/changes/queries/approved-changes";
import { factsInForce } from "@/lib/changes/rules/in-force";
import { toDayOrNull } from "@/lib/core/convert";
import type { Tx } from "@/lib/core/db";
import type { Period } from "@/lib/core/periods";
import type { Prisma } from "@/lib/generated/prisma/client";
import { issuesOf } from "@/lib/lamps/queries/issue-facts";
import type { OverrideLamp, ProjectFacts } from "@/lib/lamps/rules/facts";
import { type Report, type ReportState, withReport } from "@/lib/progress/rules";

type ReportRow = Prisma.MonthlyReportGetPayload<{
  select: {
    invested: true;
    fundsArrived: true;
    stage: true;
    physicalProgress: true;
    work: true;
    problems: true;
    nextPlan: true;
    actualStart: true;
    actualCompletion: true;
    milestones: true;
    filler: true;
    phone: true;
  };
}>;

/** A stored report as the rules see it. */
export const toReport = (row: ReportRow): Report => ({
  invested: row.invested?.toNumber() ?? null,
  fundsArrived: row.fundsArrived?.toNumber() ?? null,
  stage: row.stage,
  physicalProgress: row.physicalProgress,
  work: row.work,
  problems: row.problems,
  nextPlan: row.nextPlan,
  actualStart: toDayOrNull(row.actualStart),
  actualCompletion: toDayOrNull(row.actualCompletion),
  milestones: row.milestones as Report["milestones"],
  filler: row.filler,
  phone: row.phone,
});

/** What a report says of the project itself. */
export type SaidOfProject = Pick<Report, "actualStart" | "actualCompletion" | "stage" | "milestones">;

export type CountedReport = {
  state: ReportState;
  /** Not the project's own yet: it becomes so at the review or the close. Null when it is. */
  pending: SaidOfProject | null;
};

export type LoadedFacts = {
  projectId: string;
  facts: ProjectFacts;
  /** The report of the range's last period, if it counts: accepted, or submitted and not yet reviewed. */
  counted: CountedReport | null;
  /** Ids of the overrides in force, by period; their lamps stand in the facts. */
  overrides: Map<Period, string>;
};

/** Projects that have a part in a period: `takesPart` as a condition. */
export const takingPart = (period: Period): Prisma.ProjectWhereInput => ({
  OR: [{ withdrawnFrom: null }, { withdrawnFrom: { gt: period } }],
});

export type FactsReader = Pick<Tx, "project" | "period" | "lampOverride" | "planChange" | "$queryRaw">;
type Range = { from?: Period; through: Period };

/** Projects read at once: lists of parameters stay short, memory stays level however many there are. */
const BATCH = 2_000;
const FIRST_PERIOD = "0000-01";

/** Periods not closed now, each with the instant of its last closing (null: never closed). */
async function unclosedPeriods(client: FactsReader, { from = FIRST_PERIOD, through }: Range) {
  const rows = await client.period.findMany({
    where: { id: { gte: from, lte: through }, state: { not: "closed" } },
    select: { id: true, closings: { orderBy: { revision: "desc" }, take: 1, select: { closedAt: true } } },
  });
  return new Map(rows.map((row) => [row.id, row.closings[0]?.closedAt ?? null]));
}

type Said = { period: Period; submittedAt: string; invested: number } & SaidOfProject;
type Row = {
  id: string;
  facts: ProjectFacts;
  /** State of the last period's report. */
  state: ReportState | null;
  /** Submitted and not reviewed, of periods that are not closed now. */
  said: Said[];
};

/**
 * One row a project, put together by the database: a month costs an index entry, not an object. The keys of `facts`
 * stand as decisions have always stored them.
 */
const readRows = (
  client: FactsReader,
  ids: readonly string[],
  { from = FIRST_PERIOD, through }: Range,
  unclosed: readonly Period[],
): Promise<Row[]> => client.$queryRaw<Row[]>`
  SELECT p.id::text AS id,
    json_build_object(
      'annualPlans', (
        SELECT coalesce(json_object_agg(year, amount ORDER BY year), '{}') FROM annual_plan WHERE project_id = p.id),
      'monthlyPlan', (
        SELECT json_object_agg(year || '-' || lpad(month::text, 2, '0'), value ORDER BY year, month)
        FROM annual_plan, unnest(monthly) WITH ORDINALITY AS months (value, month) WHERE project_id = p.id),
      'plannedStart', p.planned_start,
      'plannedCompletion', p.planned_completion,
      'actualStart', p.actual_start,
      'actualCompletion', p.actual_completion,
      'pauses', (
        SELECT coalesce(json_agg(json_build_object('from', "from", 'to', "to") ORDER BY "from"), '[]')
        FROM pause WHERE project_id = p.id),
      'milestones', (
        SELECT coalesce(json_agg(
          json_build_object('name', name, 'planned', planned, 'actual', actual) ORDER BY "order"), '[]')
        FROM milestone WHERE project_id = p.id),
      'reports', coalesce(month.reports, '{}')
    ) AS facts,
    month.state,
    coalesce(month.said, '[]') AS said
  FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS wanted (id, place) JOIN project p USING (id)
  LEFT JOIN LATERAL (
    SELECT
      json_object_agg(period_id, json_build_object('invested', coalesce(invested, 0)) ORDER BY period_id) AS reports,
      max(state::text) FILTER (WHERE period_id = ${through}) AS state,
      json_agg(json_build_object(
        'period', period_id, 'submittedAt', submitted_at, 'invested', invested, 'stage', stage,
        'actualStart', actual_start, 'actualCompletion', actual_completion, 'milestones', milestones
      ) ORDER BY period_id) FILTER (WHERE period_id = ANY (${unclosed}::text[]) AND state = 'submitted') AS said
    FROM monthly_report
    WHERE project_id = p.id AND period_id BETWEEN ${from} AND ${through} AND state IN ('submitted', 'accepted')
  ) AS month ON true
  ORDER BY place`;

/** Lays what reports say over the facts where it is not the project's own yet. */
function withSaid(row: Row, through: Period, unclosed: ReadonlyMap<Period, Date | null>) {
  let { facts } = row;
  let pending: SaidOfProject | null = null;
  for (const { period, submittedAt, invested, ...said } of row.said) {
    const lastClosed = unclosed.get(period) ?? null;
    // Submitted before the period was closed once: the close has made it the project's own.
    if (lastClosed !== null && new Date(submittedAt) <= lastClosed) continue;
    facts = withReport(facts, period, { invested, ...said });
    if (period === through) pending = said;
  }
  return { facts, counted: row.state && { state: row.state, pending } };
}

async function loadBatch(
  client: FactsReader,
  ids: readonly string[],
  range: Range,
  unclosed: ReadonlyMap<Period, Date | null>,
): Promise<LoadedFacts[]> {
  const { from = FIRST_PERIOD, through } = range;
  const project = { id: { in: [...ids] } };
  const rows = await readRows(client, ids, range, [...unclosed.keys()]);
  // After the projects: a change that is approved between the two reads is undone twice rather than never.
  const changes = await changesAfter(client, project, through);
  const issues = await issuesOf(client, ids);
  const loaded = new Map<string, LoadedFacts>();
  for (const row of rows) {
    const onUnit = issues.get(row.id);
    if (onUnit) row.facts = { ...row.facts, issues: onUnit };
    const inForce = { ...row, facts: factsInForce(row.facts, changes.get(row.id) ?? [], through) };
    loaded.set(row.id, { projectId: row.id, ...withSaid(inForce, through, unclosed), overrides: new Map() });
  }
  const overrides = await client.lampOverride.findMany({
    where: { periodId: { gte: from, lte: through }, removedAt: null, project },
    select: { id: true, projectId: true, periodId: true, lamp: true },
  });
  for (const { id, projectId, periodId, lamp } of overrides) {
    const item = loaded.get(projectId);
    if (!item) continue;
    item.facts = { ...item.facts, overrides: { ...item.facts.overrides, [periodId]: lamp as OverrideLamp } };
    item.overrides.set(periodId, id);
  }
  return [...loaded.values()];
}

/**
 * The facts behind the lamps of the projects that match, in order of their numbers, a batch at a time: with the
 * reports of `from` … `through` that count. What a report says of start, completion and milestones is the project's
 * own once it was accepted or its period closed, and may have been corrected there since; until then it is laid over
 * the project's facts. Plan changes that take effect after `through` are undone: a re-opened period is lit by what
 * was in force in it.
 */
export async function* factsInBatches(
  client: FactsReader,
  where: Prisma.ProjectWhereInput,
  range: Range,
): AsyncGenerator<LoadedFacts[]> {
  // One after the other: inside a transaction there is one connection.
  const unclosed = await unclosedPeriods(client, range);
  const projects = await client.project.findMany({ where, select: { id: true }, orderBy: { number: "asc" } });
  for (let at = 0; at < projects.length; at += BATCH) {
    const ids = projects.slice(at, at + BATCH).map(({ id }) => id);
    yield await loadBatch(client, ids, range, unclosed);
  }
}

/** `factsInBatches` all at once: for a project, a unit, a page. */
export async function loadFacts(
  client: FactsReader,
  where: Prisma.ProjectWhereInput,
  range: Range,
): Promise<LoadedFacts[]> {
  const all: LoadedFacts[] = [];
  for await (const batch of factsInBatches(client, where, range)) all.push(...batch);
  return all;
}
