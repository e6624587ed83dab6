import { type Day, daysBetween } from "@/lib/core/periods";
import { HIGHEST_LEVEL, ledgerSettings } from "@/lib/issues/rules/settings";
import type { IssueState } from "@/lib/issues/schema";

export type LedgerLamp = "red" | "yellow" | "green";

/** What the ledger lamp is read from. `closingOn`: the day of the close-out request that waits or was verified. */
export type Timed = { state: IssueState; deadline: Day | null; closingOn: Day | null };

/** Until when it counts: a unit that has asked for the striking off does not become overdue while it waits. */
const countedTo = ({ state, closingOn }: Timed, today: Day): Day =>
  state === "closing" && closingOn !== null && closingOn < today ? closingOn : today;

/**
 * Days left to the deadline: 0 on the day itself, negative when overdue. Null where no time runs: not assigned yet,
 * shelved, struck off.
 */
export function daysLeft(issue: Timed, today: Day): number | null {
  if (issue.deadline === null || !["assigned", "working", "closing"].includes(issue.state)) return null;
  return daysBetween(countedTo(issue, today), issue.deadline);
}

/** 台账灯 by the days left: overdue red; three days or less left yellow; else green; null where no time runs. */
export function lampOfDays(left: number | null): LedgerLamp | null {
  if (left === null) return null;
  if (left < 0) return "red";
  return left <= ledgerSettings.soonDays ? "yellow" : "green";
}

/** 台账灯 of an issue on a day. Computed, never stored. */
export const ledgerLampOf = (issue: Timed, today: Day): LedgerLamp | null =>
  lampOfDays(daysLeft(issue, today));

/** Whether the clock escalates: longer unresolved at its level than the level has. `workDays`: since it stands there. */
export const isEscalationDue = (issue: { state: IssueState; level: number }, workDays: number): boolean =>
  ["registered", "assigned", "working"].includes(issue.state) &&
  issue.level < HIGHEST_LEVEL &&
  workDays > ledgerSettings.levelWorkDays[issue.level as 1 | 2];

/** 逾期签收: not accepted within one working day. `workDays` from the assignment to the acceptance, or to today. */
export const isAcceptLate = (workDays: number): boolean => workDays > ledgerSettings.acceptWorkDays;

/** Striking off needs words and something to see: a file, or an event of the trace. */
export const whyNotEvidence = (evidence: {
  text: string;
  files: number;
  traceSequence: number | null;
}): "EVIDENCE_REQUIRED" | null =>
  evidence.text.trim() !== "" && (evidence.files > 0 || evidence.traceSequence !== null)
    ? null
    : "EVIDENCE_REQUIRED";
