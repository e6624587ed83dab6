import "server-only";
import { type Actor, listScopeOf } from "@/lib/auth/permissions";
import { db } from "@/lib/core/db";
import { forbidden } from "@/lib/core/errors";
import { type Period, periodsBetween } from "@/lib/core/periods";
import { countedProjects } from "@/lib/dashboard/queries/counted-projects";
import type { Grouping, StatisticsFilters, StatisticsList, StatisticsRange } from "@/lib/dashboard/schema";
import type { Lamp } from "@/lib/lamps/rules/lamp";
import type { ReasonCode } from "@/lib/lamps/rules/reasons";
import {
  type Figure,
  median,
  type ProjectStatistics,
  projectStatistics,
  sumFigures,
} from "@/lib/lamps/rules/statistics";

type Row = {
  id: string;
  number: string;
  name: string;
  category: string;
  region: string | null;
  unit: string | null;
  leaders: string[];
  /** Period, lamp, whether a case was opened, codes of its reasons (of red and yellow; null where nobody asks). */
  months: [Period, Lamp, boolean, ReasonCode[] | null][];
};

/** The periods that have been closed, oldest first; their ends are the widest range there is. */
export async function closedRange(actor: Actor): Promise<StatisticsRange | null> {
  if (listScopeOf(actor).kind === "none") throw forbidden();
  const { _min, _max } = await db().period.aggregate({
    where: { revision: { gt: 0 } },
    _min: { id: true },
    _max: { id: true },
  });
  return _min.id && _max.id ? { from: _min.id, to: _max.id } : null;
}

/** One row a project with all its lamps in force through `to`, put together by the database; reasons where asked for. */
function readRows(
  actor: Actor,
  filters: StatisticsFilters,
  to: Period,
  withReasons: boolean,
): Promise<Row[]> {
  const { joins, counted } = countedProjects(actor, filters);
  return db().$queryRaw<Row[]>`
    WITH lit AS (
      SELECT d.project_id, json_agg(json_build_array(d.period_id, d.lamp, d.case_opened,
        CASE WHEN ${withReasons} AND d.lamp IN ('yellow', 'red') THEN jsonb_path_query_array(d.reasons, '$[*].code') END
      ) ORDER BY d.period_id) AS months
      FROM period JOIN lamp_decision d ON d.period_id = period.id AND d.revision = period.revision
      WHERE period.id <= ${to}
      GROUP BY d.project_id
    )
    SELECT p.id::text AS id, p.number, p.name, p.category, region.name AS region, unit.name AS unit, lit.months,
      (SELECT coalesce(json_agg(l.title ORDER BY pl."order"), '[]')
       FROM project_leader pl JOIN leader l ON l.id = pl.leader_id WHERE pl.project_id = p.id) AS leaders
    FROM lit JOIN project p ON p.id = lit.project_id ${joins}
    WHERE ${counted}
    ORDER BY p.number`;
}

type Counted = Row & ProjectStatistics & { reasons: Set<ReasonCode> };

async function countProjects(
  actor: Actor,
  filters: StatisticsFilters,
  { from, to }: StatisticsRange,
  by?: Grouping,
): Promise<Counted[]> {
  const rows = await readRows(actor, filters, to, by === "reason" || filters.reason !== undefined);
  return rows.flatMap((row) => {
    const decisions = row.months.map(([period, lamp, caseOpened]) => ({ period, lamp, caseOpened }));
    const statistics = projectStatistics(decisions, from, to);
    if (!statistics) return [];
    const codes = row.months.flatMap(([period, , , reasons]) => (period >= from ? (reasons ?? []) : []));
    const reasons = new Set(codes);
    if (filters.reason && ![...reasons].some((code) => code === filters.reason)) return [];
    return [{ ...row, ...statistics, reasons }];
  });
}

const keysOf: Record<Grouping, (row: Counted) => readonly string[]> = {
  region: (row) => [row.region ?? ""],
  unit: (row) => [row.unit ?? ""],
  category: (row) => [row.category],
  leader: (row) => (row.leaders.length > 0 ? row.leaders : [""]),
  reason: (row) => [...row.reasons],
};

export type StatisticsGroup = { name: string } & Record<Figure, number>;

function groupsOf(rows: readonly Counted[], by: Grouping): StatisticsGroup[] {
  const groups = new Map<string, Counted[]>();
  for (const row of rows) {
    for (const key of keysOf[by](row)) {
      const known = groups.get(key);
      if (known) known.push(row);
      else groups.set(key, [row]);
    }
  }
  return [...groups].map(([name, members]) => ({ name, ...sumFigures(members) }));
}

const moving = ["green", "yellow", "red"] as const;
export type Moving = (typeof moving)[number];
export type FlowMonth = {
  period: Period;
  /** Lit lamps of the month. */
  lamps: Record<Moving, number>;
  /** Projects by the lamp before and the one of this month. */
  moves: { before: Moving; now: Moving; projects: number }[];
};

const isMoving = (lamp: Lamp): lamp is Moving => lamp !== "paused";

function flowOf(rows: readonly Counted[], { from, to }: StatisticsRange): FlowMonth[] {
  const months = new Map<Period, FlowMonth>(
    periodsBetween(from, to).map((period) => [
      period,
      {
        period,
        lamps: { green: 0, yellow: 0, red: 0 },
        moves: moving.flatMap((before) => moving.map((now) => ({ before, now, projects: 0 }))),
      },
    ]),
  );
  for (const { months: lit, moves } of rows) {
    for (const [period, lamp] of lit) {
      const month = months.get(period);
      if (month && isMoving(lamp)) month.lamps[lamp]++;
    }
    for (const { period, before, now } of moves) {
      const cell = months.get(period)?.moves.find((move) => move.before === before && move.now === now);
      if (cell) cell.projects++;
    }
  }
  return [...months.values()].filter(({ lamps }) => lamps.green + lamps.yellow + lamps.red > 0);
}

/** The statistics of a range (domain.md, Counts), over what the actor may see and the filters leave. */
export async function getStatistics(
  actor: Actor,
  filters: StatisticsFilters,
  range: StatisticsRange,
  by: Grouping,
) {
  const rows = await countProjects(actor, filters, range, by);
  return {
    ...range,
    figures: sumFigures(rows),
    medianYellow: median(rows.flatMap((row) => row.spells.yellow)),
    medianRed: median(rows.flatMap((row) => row.spells.red)),
    flow: flowOf(rows, range),
    groups: groupsOf(rows, by),
  };
}
export type Statistics = Awaited<ReturnType<typeof getStatistics>>;

/** The projects behind one figure, in order of their numbers, each with its lamps of the range. */
export async function listStatistics(
  actor: Actor,
  { figure, period, before, now, ...filters }: StatisticsList,
  range: StatisticsRange,
) {
  const rows = await countProjects(actor, filters, range);
  const listed = rows.filter((row) =>
    figure === "moved"
      ? row.moves.some(
          (move) => move.period === period && (!before || move.before === before) && move.now === now,
        )
      : row.figures[figure] > 0,
  );
  return listed.map((row) => ({
    projectId: row.id,
    number: row.number,
    name: row.name,
    unit: row.unit,
    /** How many times, where a project may count more than once. */
    times: figure === "moved" ? 1 : row.figures[figure],
    lamps: row.months
      .filter(([month]) => month >= range.from)
      .map(([month, lamp]) => ({ period: month, lamp })),
  }));
}
export type ListedStatistics = Awaited<ReturnType<typeof listStatistics>>[number];
