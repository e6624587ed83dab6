import { z } from "zod";
import type { Day, Period } from "@/lib/core/periods";
import type { OverrideLamp } from "@/lib/lamps/rules/facts";
import type { Lamp } from "@/lib/lamps/rules/lamp";
import type { Reason } from "@/lib/lamps/rules/reasons";
import type { ReportState } from "@/lib/progress/rules";

export const caseStates = ["opened", "withdrawn"] as const;

export const listCasesInput = z.strictObject({
  state: z.enum(caseStates).optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
});
export type ListCasesInput = z.infer<typeof listCasesInput>;

/** A month's report as it counted when the case was opened. Money is 万元 of the month. */
export type CaseReport = {
  state: ReportState;
  invested: number | null;
  physicalProgress: string;
  work: string;
  problems: string;
  nextPlan: string;
  actualStart: Day | null;
  actualCompletion: Day | null;
  late: boolean;
  submittedAt: string | null;
  submittedBy: string | null;
};

/** One month of the run that led to the case, as it was in force. Money is 万元. */
export type CaseMonth = {
  period: Period;
  revision: number;
  lamp: Lamp;
  computed: Lamp;
  override: { lamp: OverrideLamp; reason: string; evidence: string; madeBy: string; madeAt: string } | null;
  behindRun: number;
  redRun: number;
  reasons: Reason[];
  annualPlan: number;
  expected: number;
  actual: number;
  ruleVersion: { id: number; fromPeriod: Period };
  /** Null: nothing was reported. */
  report: CaseReport | null;
};

/** What a case rests on, frozen in the closing transaction: later corrections do not change it. */
export type CaseEvidence = {
  project: { number: string; name: string; region: string | null; unit: string | null; leaders: string[] };
  /** The red run's limit under the rule version of the period. */
  monthsRedToCase: number;
  /** From the first month behind to the one that opened the case. */
  months: CaseMonth[];
};
