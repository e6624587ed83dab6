import "server-only";
import { toAmount } from "@/lib/core/convert";
import type { Prisma } from "@/lib/generated/prisma/client";
import { overrideFields, overrideView } from "@/lib/lamps/queries/override-view";
import type { ProjectFacts } from "@/lib/lamps/rules/facts";
import type { Reason } from "@/lib/lamps/rules/reasons";

/** A stored lamp with its reasons, figures and the facts that it was decided from. */
export const litFields = {
  lamp: true,
  computed: true,
  override: { select: overrideFields },
  behindRun: true,
  redRun: true,
  reasons: true,
  caseOpened: true,
  annualPlan: true,
  expected: true,
  actual: true,
  reportState: true,
  inputs: true,
} satisfies Prisma.LampDecisionSelect;

type LitRow = Prisma.LampDecisionGetPayload<{ select: typeof litFields }>;

/** A row that was read with `litFields`, as rules and pages take it: money in 万元. `full`: sees why it was overridden. */
export const litLamp = (row: LitRow, full: boolean) => ({
  lamp: row.lamp,
  computed: row.computed,
  override: overrideView(row.override, full),
  behindRun: row.behindRun,
  redRun: row.redRun,
  reasons: row.reasons as unknown as Reason[],
  caseOpened: row.caseOpened,
  annualPlan: toAmount(row.annualPlan),
  expected: toAmount(row.expected),
  actual: toAmount(row.actual),
  reportState: row.reportState,
  inputs: row.inputs as unknown as ProjectFacts,
});
