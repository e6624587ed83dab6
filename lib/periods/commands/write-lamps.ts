import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import type { Tx } from "@/lib/core/db";
import type { Period } from "@/lib/core/periods";
import type { LitProject } from "@/lib/lamps/queries/light-projects";
import type { RuleVersion } from "@/lib/lamps/queries/rule-versions";
import { recordTraces } from "@/lib/trace/commands";
import type { TraceEntry } from "@/lib/trace/schema";

const BATCH = 1_000;

async function inBatches<T>(items: readonly T[], write: (batch: T[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < items.length; at += BATCH) await write(items.slice(at, at + BATCH));
}

/** Stores a period's lamps as one revision, each with its trace event in the project's chain. */
export async function writeLamps(
  tx: Tx,
  actor: Actor,
  period: { id: Period; revision: number },
  lit: LitProject[],
  rules: RuleVersion,
  now: Date,
): Promise<void> {
  await inBatches(lit, (batch) =>
    tx.lampDecision.createMany({
      data: batch.map(({ projectId, decision, inputs, report, overrideId }) => ({
        projectId,
        periodId: period.id,
        revision: period.revision,
        lamp: decision.lamp,
        computed: decision.computed,
        overrideId,
        behindRun: decision.behindRun,
        redRun: decision.redRun,
        reasons: decision.reasons,
        caseOpened: decision.caseOpened,
        annualPlan: decision.annualPlan,
        expected: decision.expected,
        actual: decision.actual,
        reportState: report?.state ?? null,
        inputs: JSON.parse(JSON.stringify(inputs)),
        ruleVersionId: rules.id,
      })),
    }),
  );
  await inBatches(lit, (batch) =>
    recordTraces(
      tx,
      actor,
      batch.map(
        ({ projectId, decision }): TraceEntry => ({
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
        }),
      ),
      now,
    ),
  );
}
