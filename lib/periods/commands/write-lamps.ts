import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import type { Tx } from "@/lib/core/db";
import type { Period } from "@/lib/core/periods";
import type { LitProject } from "@/lib/lamps/queries/light-projects";
import type { RuleVersion } from "@/lib/lamps/queries/rule-versions";
import { recordTraces } from "@/lib/trace/commands";
import type { TraceEntry } from "@/lib/trace/schema";

const eventOf = (
  period: { id: Period; revision: number },
  { projectId, decision }: LitProject,
): TraceEntry => ({
  category: "supervision",
  verb: "lamp.light",
  subject: "lamp",
  subjectId: `${projectId}:${period.id}`,
  projectId,
  after: {
    period: period.id,
    revision: period.revision,
    lamp: decision.lamp,
    ...(decision.overridden ? { computed: decision.computed } : {}),
    behindRun: decision.behindRun,
    redRun: decision.redRun,
    reasons: decision.reasons.map((reason) => reason.code),
  },
});

/** Stores a batch of a period's lamps as one revision, each with its trace event in the project's chain. */
export async function writeLamps(
  tx: Tx,
  actor: Actor,
  period: { id: Period; revision: number },
  lit: readonly LitProject[],
  rules: RuleVersion,
  now: Date,
): Promise<void> {
  // One document for all rows: as single parameters they would pass the limit of a statement. The facts, which are the
  // most of it, stand beside it line by line: within it the database would read each of them twice.
  const facts = lit.map(({ inputs }) => JSON.stringify(inputs)).join("\n");
  const rows = lit.map(({ projectId, decision, report, overrideId }) => ({
    project_id: projectId,
    lamp: decision.lamp,
    computed: decision.computed,
    override_id: overrideId,
    behind_run: decision.behindRun,
    red_run: decision.redRun,
    reasons: decision.reasons,
    case_opened: decision.caseOpened,
    annual_plan: decision.annualPlan,
    expected: decision.expected,
    actual: decision.actual,
    report_state: report?.state ?? null,
  }));
  await tx.$executeRaw`
    INSERT INTO lamp_decision (project_id, period_id, revision, lamp, computed, override_id, behind_run, red_run,
      reasons, case_opened, annual_plan, expected, actual, report_state, inputs, rule_version_id)
    SELECT project_id, ${period.id}, ${period.revision}, lamp, computed, override_id, behind_run, red_run,
      reasons, case_opened, annual_plan, expected, actual, report_state, inputs::jsonb, ${rules.id}
    FROM ROWS FROM (
      json_to_recordset(${JSON.stringify(rows)}::json) AS (project_id uuid, lamp "Lamp", computed "Lamp",
        override_id uuid, behind_run int, red_run int, reasons jsonb, case_opened boolean, annual_plan numeric,
        expected numeric, actual numeric, report_state "ReportState"),
      string_to_table(${facts}::text, E'\\n')
    ) AS lit (project_id, lamp, computed, override_id, behind_run, red_run, reasons, case_opened, annual_plan,
      expected, actual, report_state, inputs)`;
  await recordTraces(
    tx,
    actor,
    lit.map((item) => eventOf(period, item)),
    now,
  );
}
