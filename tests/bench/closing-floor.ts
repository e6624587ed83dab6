import { performance } from "node:perf_hooks";
import type { Client } from "pg";
import type { CitySize } from "../support/big-city/write-city";

export const PERIOD = "2017-11";
export const BEFORE = "2017-10";

/**
 * The floor: the same lamps by one statement, with the same facts stored beside each, and nothing else: no trace, no
 * report taken over, no case. Written for this city only: it knows no monthly plans, overrides, plan changes, no
 * report that waits for its review, and the settings that the city has.
 */
const FLOOR = `
INSERT INTO lamp_decision (project_id, period_id, revision, lamp, computed, behind_run, red_run, reasons, case_opened,
  annual_plan, expected, actual, report_state, inputs, rule_version_id)
WITH done AS (
  SELECT project_id, sum(invested) AS invested, json_object_agg(period_id, json_build_object('invested', invested))
      AS reports, max(state::text) FILTER (WHERE period_id = '2017-11') AS state
  FROM monthly_report WHERE period_id BETWEEN '2017-01' AND '2017-11' AND state IN ('submitted', 'accepted')
  GROUP BY project_id
), stones AS (
  SELECT project_id, max(date '2017-11-30' - planned) FILTER (WHERE actual IS NULL OR actual > '2017-11-30') AS late,
    json_agg(json_build_object('name', name, 'planned', planned, 'actual', actual)) AS items
  FROM milestone GROUP BY project_id
), years AS (
  SELECT project_id, json_object_agg(year, amount) AS plans FROM annual_plan GROUP BY project_id
), rest AS (
  SELECT project_id, bool_or("from" <= '2017-11' AND coalesce("to", '2017-11') >= '2017-11') AS paused,
    json_agg(json_build_object('from', "from", 'to', "to")) AS pauses
  FROM pause GROUP BY project_id
), fact AS (
  SELECT p.*, plan.amount,
    greatest(1, extract(month FROM p.planned_start) + 12 * (extract(year FROM p.planned_start) - 2017)) AS first,
    least(12, extract(month FROM p.planned_completion) + 12 * (extract(year FROM p.planned_completion) - 2017)) AS last,
    coalesce(done.invested, 0) AS actual, coalesce(done.reports, '{}') AS reports, done.state,
    before.lamp AS lamp_before, coalesce(before.behind_run, 0) AS behind_before, coalesce(before.red_run, 0) AS red_before,
    coalesce(stones.late, 0) AS days_late, stones.items, coalesce(rest.paused, false) AS paused, years.plans, rest.pauses
  FROM project p JOIN annual_plan plan ON plan.project_id = p.id AND plan.year = 2017
  LEFT JOIN done ON done.project_id = p.id
  LEFT JOIN stones ON stones.project_id = p.id
  LEFT JOIN years ON years.project_id = p.id
  LEFT JOIN rest ON rest.project_id = p.id
  LEFT JOIN lamp_decision before ON before.project_id = p.id AND before.period_id = '2017-10' AND before.revision = 1
  WHERE (p.withdrawn_from IS NULL OR p.withdrawn_from > '2017-11')
    AND (p.actual_completion IS NULL OR p.actual_completion >= '2017-11-01')
), spread AS (
  SELECT *, CASE WHEN first > last THEN round(amount * 11 / 12, 2)
    ELSE round(amount * least(greatest(11 - first + 1, 0), last - first + 1) / (last - first + 1), 2) END AS due
  -- OFFSET 0, here and below: each column is computed once, not wherever a later one names it.
  FROM fact OFFSET 0
), judged AS (
  SELECT *, array_remove(ARRAY[
    CASE WHEN planned_start <= '2017-11-30' AND (actual_start IS NULL OR actual_start > '2017-11-30') THEN 'NOT_STARTED' END,
    CASE WHEN due > 0 AND actual < 0.8 * due THEN 'INVESTMENT_RATIO' END,
    CASE WHEN amount > 0 AND due - actual >= 0.1 * amount THEN 'INVESTMENT_GAP' END,
    CASE WHEN days_late > 15 THEN 'MILESTONE_OVERDUE' END,
    CASE WHEN planned_completion <= '2017-11-30' AND (actual_completion IS NULL OR actual_completion > '2017-11-30')
      THEN 'COMPLETION_OVERDUE' END,
    CASE WHEN state IS NULL THEN 'NOT_REPORTED' END], NULL) AS codes
  FROM spread OFFSET 0
), run AS (
  SELECT *, CASE WHEN paused THEN behind_before WHEN cardinality(codes) > 0 THEN behind_before + 1 ELSE 0 END AS behind
  FROM judged OFFSET 0
), lit AS (
  SELECT *, (CASE WHEN paused THEN 'paused' WHEN behind >= 2 THEN 'red' WHEN behind > 0 THEN 'yellow' ELSE 'green' END)::"Lamp"
    AS lamp FROM run OFFSET 0
)
SELECT id, '2017-11', $1, lamp, lamp, behind,
  CASE lamp WHEN 'paused' THEN red_before WHEN 'red' THEN red_before + 1 ELSE 0 END,
  to_jsonb(codes), lamp = 'red' AND red_before = 1, amount, due, actual, state::"ReportState",
  json_build_object('annualPlans', plans, 'monthlyPlan', NULL, 'plannedStart', planned_start,
    'plannedCompletion', planned_completion, 'actualStart', actual_start, 'actualCompletion', actual_completion,
    'pauses', pauses, 'milestones', items, 'reports', reports)::jsonb, 1
FROM lit`;

/** Of a period that is closed a few times: none of the closings is this one. */
const FLOOR_REVISION = 99;

/** A revision's lamps, counted by lamp and runs. */
export const COUNTS = `SELECT lamp::text, behind_run, red_run, case_opened, count(*)::int FROM lamp_decision
  WHERE period_id = $1 AND revision = $2 GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`;

/** Runs the floor, answers its milliseconds and lamps, and takes it back. */
export async function floorOf(client: Client): Promise<{ ms: number; lamps: string }> {
  await client.query("BEGIN");
  const started = performance.now();
  await client.query(FLOOR, [FLOOR_REVISION]);
  const ms = performance.now() - started;
  const { rows } = await client.query(COUNTS, [PERIOD, FLOOR_REVISION]);
  await client.query("ROLLBACK");
  return { ms, lamps: JSON.stringify(rows) };
}

/** Rounds that measure the work and its floor by turns: a small city's are over before the machine has settled. */
export const roundsOf = (city: CitySize | null): number => ((city?.projects ?? 0) < 1_000 ? 8 : 2);

/** The most memory that this process has held so far, in MB. */
export const peakMemory = (): number => process.resourceUsage().maxRSS / 1024;
