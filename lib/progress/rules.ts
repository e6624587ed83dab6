import { sumMoney, toCents } from "@/lib/core/money";
import { type Day, firstDayOf, type Period } from "@/lib/core/periods";
import { investedThrough } from "@/lib/lamps/rules/expectation";
import type { ProjectFacts } from "@/lib/lamps/rules/facts";
import type { PeriodState } from "@/lib/periods/schema";
import type { Stage } from "@/lib/projects/schema";

export const reportStates = ["draft", "submitted", "returned", "accepted"] as const;
export type ReportState = (typeof reportStates)[number];

/** The four texts of a report, in the order of the form. */
export const reportTexts = ["physicalProgress", "work", "problems", "nextPlan"] as const;
export type ReportText = (typeof reportTexts)[number];

/** The fields that a reviewer may comment on. */
export const reviewedFields = [
  "invested",
  "fundsArrived",
  "stage",
  ...reportTexts,
  "actualStart",
  "actualCompletion",
  "milestones",
] as const;
export type ReviewedField = (typeof reviewedFields)[number];

/** A report as it stands: money in 万元 of the month, missing days and amounts null. */
export type Report = Record<ReportText, string> & {
  invested: number | null;
  fundsArrived: number | null;
  stage: Stage | null;
  actualStart: Day | null;
  actualCompletion: Day | null;
  milestones: { name: string; actual: Day }[];
  filler: string;
  phone: string;
};

/** Nothing is filed into a closed period; after the lock reports are still taken, and marked late. */
export function whyNotSubmit(
  period: PeriodState,
  report: ReportState | null,
  inPlan: boolean,
): "PERIOD_CLOSED" | "NOT_IN_PLAN" | "REPORT_ACCEPTED" | null {
  if (period === "closed") return "PERIOD_CLOSED";
  if (!inPlan) return "NOT_IN_PLAN";
  return report === "accepted" ? "REPORT_ACCEPTED" : null;
}

/**
 * 迟报: first handed in after the lock (docs/decisions/0007). What was in time, was returned and comes again is not
 * late. `filed` is the report as it was handed in before, null for the first time.
 */
export const isLate = (period: PeriodState, filed: { late: boolean } | null): boolean =>
  filed ? filed.late : period === "locked";

/** A draft never overwrites what has been handed in. */
export function whyNotSaveDraft(
  period: PeriodState,
  report: ReportState | null,
  inPlan: boolean,
): "PERIOD_CLOSED" | "NOT_IN_PLAN" | "REPORT_ACCEPTED" | "REPORT_SUBMITTED" | null {
  return whyNotSubmit(period, report, inPlan) ?? (report === "submitted" ? "REPORT_SUBMITTED" : null);
}

/** An accepted report may still be returned before the close; a draft is nobody's to review. */
export function whyNotReview(
  period: PeriodState,
  report: ReportState,
  decision: "accept" | "return",
): "PERIOD_CLOSED" | "REPORT_NOT_SUBMITTED" | null {
  if (period === "closed") return "PERIOD_CLOSED";
  if (report === "submitted") return null;
  return decision === "return" && report === "accepted" ? null : "REPORT_NOT_SUBMITTED";
}

const plain = (text: string): string => text.replace(/\s+/g, "");

/** 雷同: something was written, and all of it stood in last month's report already. */
export function isIdentical(report: Record<ReportText, string>, last: Record<ReportText, string>): boolean {
  const written = reportTexts.filter((field) => plain(report[field]) !== "");
  return written.length > 0 && written.every((field) => plain(report[field]) === plain(last[field]));
}

export type ReportWarning = "MONEY_FAR_OFF_PLAN" | "CUMULATIVE_ABOVE_TOTAL" | "COMPLETION_BEFORE_START";

/** Below a half or above the double of the month's plan is far off. */
const FAR_BELOW = 0.5;
const FAR_ABOVE = 2;

/**
 * What a reviewer should look at; never blocks. Money is 万元: `monthPlan` of the month alone, `investedBefore`
 * all that was invested in the project before this month.
 */
export function warningsOf(
  report: Pick<Report, "invested" | "actualStart" | "actualCompletion">,
  context: {
    monthPlan: number;
    investedBefore: number;
    totalInvestment: number;
    start: Day | null;
  },
): ReportWarning[] {
  const warnings: ReportWarning[] = [];
  const { invested } = report;
  if (invested !== null && context.monthPlan > 0) {
    const share = toCents(invested) / toCents(context.monthPlan);
    if (share < FAR_BELOW || share > FAR_ABOVE) warnings.push("MONEY_FAR_OFF_PLAN");
  }
  if (
    invested !== null &&
    context.totalInvestment > 0 &&
    sumMoney([context.investedBefore, invested]) > context.totalInvestment
  ) {
    warnings.push("CUMULATIVE_ABOVE_TOTAL");
  }
  const start = report.actualStart ?? context.start;
  if (start && report.actualCompletion && report.actualCompletion < start) {
    warnings.push("COMPLETION_BEFORE_START");
  }
  return warnings;
}

/** What a form opens with: last month's texts, stage, filler and phone. Money is never prefilled. */
export const prefillFrom = (last: Report | null): Report => ({
  invested: null,
  fundsArrived: null,
  stage: last?.stage ?? null,
  physicalProgress: last?.physicalProgress ?? "",
  work: last?.work ?? "",
  problems: last?.problems ?? "",
  nextPlan: last?.nextPlan ?? "",
  actualStart: null,
  actualCompletion: null,
  milestones: [],
  filler: last?.filler ?? "",
  phone: last?.phone ?? "",
});

export type ReportDifference = {
  field: ReviewedField;
  last: string | number | null;
  now: string | number | null;
};

const shown = (report: Report, field: ReviewedField): string | number | null =>
  field === "milestones"
    ? report.milestones.map((item) => `${item.name} ${item.actual}`).join("；") || null
    : report[field] === ""
      ? null
      : report[field];

/** Field by field against last month (null: there was none); fields that say the same are left out. */
export function reportDifferences(
  report: Report,
  last: Report | null,
  fields: readonly ReviewedField[],
): ReportDifference[] {
  return fields
    .map((field) => ({ field, last: last && shown(last, field), now: shown(report, field) }))
    .filter((difference) => difference.last !== difference.now);
}

/** The facts with a month's money, 万元, and nothing else of its report. */
export const withInvested = (facts: ProjectFacts, period: Period, invested: number | null): ProjectFacts => ({
  ...facts,
  reports: { ...facts.reports, [period]: { invested: invested ?? 0 } },
});

/** The facts as this month's report would make them: its money, its dates, its milestones. */
export function withReport(
  facts: ProjectFacts,
  period: Period,
  report: Pick<Report, "invested" | "actualStart" | "actualCompletion" | "milestones">,
): ProjectFacts {
  const reached = new Map(report.milestones.map((item) => [item.name, item.actual]));
  return {
    ...withInvested(facts, period, report.invested),
    actualStart: report.actualStart ?? facts.actualStart ?? null,
    actualCompletion: report.actualCompletion ?? facts.actualCompletion ?? null,
    milestones: (facts.milestones ?? []).map((item) => ({
      ...item,
      actual: reached.get(item.name) ?? item.actual ?? null,
    })),
  };
}

/** Whether a report is due: in the year's plan, not finished before the period, not paused in it. */
export function isDue(facts: ProjectFacts, period: Period): boolean {
  if (facts.annualPlans[period.slice(0, 4)] === undefined) return false;
  if (facts.actualCompletion && facts.actualCompletion < firstDayOf(period)) return false;
  return !(facts.pauses ?? []).some((pause) => pause.from <= period && period <= (pause.to ?? period));
}

/** 万元 invested in the year before this period. */
export const investedBeforePeriod = (facts: ProjectFacts, period: Period): number => {
  const own = facts.reports[period]?.invested ?? 0;
  return sumMoney([investedThrough(facts, period), -own]);
};
