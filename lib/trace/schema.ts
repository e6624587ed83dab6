/** The nine categories of 痕迹 (domain.md, Trace), and the system's own. */
export const traceCategories = [
  "investment_promotion",
  "planning",
  "preliminary_work",
  "construction",
  "leader_liaison",
  "department_help",
  "problem_solving",
  "readiness",
  "supervision",
  "system",
] as const;
export type TraceCategory = (typeof traceCategories)[number];

/** In whose name the clock acts: as it stands in the trace, whatever language it is read in. */
export const CLOCK_NAME = "系统";

/** Every verb that can stand in the trace: a closed list, so that each has its words in messages/. */
export const traceVerbs = [
  "project.create",
  "project.update",
  "project.import",
  "project.withdraw",
  "project.restore",
  "programme.create",
  "programme.update",
  "plan.set",
  "plan.confirm",
  "plan.carry",
  "change.request",
  "change.approve",
  "change.refuse",
  "change.withdraw",
  "pause.set",
  "report.submit",
  "report.accept",
  "report.return",
  "period.open",
  "period.lock",
  "period.close",
  "period.reopen",
  "lamp.light",
  "lamp.override",
  "lamp.restore",
  "case.open",
  "case.withdraw",
  "user.create",
  "user.update",
  "user.disable",
  "user.enable",
  "user.password",
  "user.secondFactor",
  "user.backupCodes",
  "user.secondFactorEnd",
  "unit.create",
  "unit.update",
  "unit.disable",
  "unit.enable",
  "token.create",
  "token.revoke",
  "rules.draft",
  "rules.discard",
  "rules.adopt",
  "rules.withdraw",
  "file.add",
  "file.remove",
  "workLog.write",
  "workLog.correct",
  "installation.rename",
  "installation.secondFactor",
  "issue.register",
  "issue.assign",
  "issue.accept",
  "issue.sendBack",
  "issue.progress",
  "issue.instruct",
  "issue.requestExtension",
  "issue.approveExtension",
  "issue.refuseExtension",
  "issue.escalate",
  "issue.requestShelving",
  "issue.approveShelving",
  "issue.refuseShelving",
  "issue.resume",
  "issue.requestCloseOut",
  "issue.verify",
  "issue.returnCloseOut",
  "issue.reopen",
  "issue.study",
  "series.create",
  "series.update",
  "meeting.convene",
  "meeting.reschedule",
  "meeting.cancel",
  "meeting.build",
  "agenda.add",
  "agenda.edit",
  "agenda.reorder",
  "agenda.remove",
  "agenda.restore",
  "agenda.move",
  "meeting.start",
  "meeting.attendance",
  "meeting.record",
  "meeting.decide",
  "meeting.amend",
  "meeting.drop",
  "meeting.conclude",
  "meeting.resume",
  "meeting.word",
  "meeting.publish",
] as const;
export type TraceVerb = (typeof traceVerbs)[number];

export type TraceValues = Record<string, unknown>;

/** One thing that happened to one subject. `projectId` chooses the chain; without one it is the system's. */
export type TraceEntry = {
  category: TraceCategory;
  verb: TraceVerb;
  subject:
    | "project"
    | "programme"
    | "plan"
    | "change"
    | "report"
    | "period"
    | "lamp"
    | "case"
    | "user"
    | "unit"
    | "token"
    | "rules"
    | "installation"
    | "issue"
    | "file"
    | "series"
    | "meeting"
    | "workLog";
  subjectId: string;
  projectId?: string;
  before?: TraceValues;
  after?: TraceValues;
  reason?: string;
  onBehalfOf?: string;
};

/** Only what differs, on both sides; null when nothing does. */
export function changedValues(
  before: TraceValues,
  after: TraceValues,
): { before: TraceValues; after: TraceValues } | null {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => JSON.stringify(before[key] ?? null) !== JSON.stringify(after[key] ?? null),
  );
  if (keys.length === 0) return null;
  const pick = (values: TraceValues) => Object.fromEntries(keys.map((key) => [key, values[key] ?? null]));
  return { before: pick(before), after: pick(after) };
}
