import "server-only";
import { type Actor, visibilityOf } from "@/lib/auth/permissions";
import { dayIn } from "@/lib/core/clock";
import { toAmountOrNull, toDay, toDayOrNull } from "@/lib/core/convert";
import { db } from "@/lib/core/db";
import { notFound } from "@/lib/core/errors";
import { addWorkDays, workDaysSince } from "@/lib/core/work-days";
import { filesOf } from "@/lib/files/queries";
import type { Prisma } from "@/lib/generated/prisma/client";
import { factFields, toFacts } from "@/lib/issues/queries/issue-facts";
import { daysLeft, isAcceptLate, ledgerLampOf } from "@/lib/issues/rules/clocks";
import { HIGHEST_LEVEL, ledgerSettings } from "@/lib/issues/rules/settings";
import { maySeeIssue } from "@/lib/issues/rules/standing";
import { actsOf, wantedOf } from "@/lib/issues/rules/transitions";
import type { TraceValues, TraceVerb } from "@/lib/trace/schema";

const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

const detail = {
  ...factFields,
  title: true,
  category: true,
  description: true,
  wanted: true,
  source: true,
  raisedAt: true,
  raisedByName: true,
  leadPerson: true,
  effect: true,
  targetQuantity: true,
  targetUnit: true,
  assignedAt: true,
  assignedByName: true,
  firstLevel: true,
  raisedByUnit: { select: { name: true } },
  region: { select: { code: true, name: true } },
  project: {
    select: { id: true, number: true, name: true, responsibleUnitId: true, regionCode: true },
  },
  report: { select: { id: true, periodId: true, problems: true } },
  leadUnit: { select: { id: true, name: true, regionCode: true } },
  assisting: { select: { unitId: true, unit: { select: { id: true, name: true } } } },
  studies: {
    select: { meetingId: true, on: true, result: true, remark: true },
    orderBy: { on: "asc" },
  },
} satisfies Prisma.IssueSelect;

/** Every event of the issue in the order in which it happened: the file that the page reads from. */
async function timelineOf(issueId: string) {
  const rows = await db().traceEvent.findMany({
    where: { subject: "issue", subjectId: issueId },
    select: {
      sequence: true,
      at: true,
      actorName: true,
      unitName: true,
      onBehalfOf: true,
      verb: true,
      before: true,
      after: true,
      reason: true,
    },
    orderBy: { sequence: "asc" },
  });
  const entryOf = (after: unknown): string | null => {
    const { entryId, closeOutId, text } = after as TraceValues;
    const id = entryId ?? (text === undefined ? undefined : closeOutId);
    return typeof id === "string" ? id : null;
  };
  const files = await filesOf(
    "issueProgress",
    rows.flatMap(({ after }) => entryOf(after) ?? []),
  );
  return rows.map((row) => ({
    ...row,
    files: files.get(entryOf(row.after) ?? "") ?? [],
    sequence: Number(row.sequence),
    at: row.at.toISOString(),
    verb: row.verb as TraceVerb,
    before: row.before as TraceValues,
    after: row.after as TraceValues,
  }));
}
export type IssueEvent = Awaited<ReturnType<typeof timelineOf>>[number];

const CARRIED = ["progressing", "no_progress", "not_due"];

/** One issue from its registering to its striking off, with what this actor can do about it now. */
export async function getIssue(actor: Actor, issueId: string, now: Date) {
  if (!isId(issueId)) throw notFound("issue");
  const row = await db().issue.findUnique({ where: { id: issueId }, select: detail });
  if (!row) throw notFound("issue");
  const facts = toFacts(row);
  if (!maySeeIssue(facts, actor)) throw notFound("issue");
  const today = dayIn(now);
  const timed = { state: row.state, deadline: facts.deadline, closingOn: toDayOrNull(row.closingOn) };
  const pendingExtension = row.extensions.find(({ decision }) => decision === null);
  const shelving = row.shelvings.at(-1);
  const runs = ["registered", "assigned", "working"].includes(row.state) && row.level < HIGHEST_LEVEL;
  const levelDays = ledgerSettings.levelWorkDays[row.level === 1 ? 1 : 2];
  const readsProject = row.project !== null && visibilityOf(actor, row.project) === "full";
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    category: row.category,
    title: row.title,
    description: row.description,
    wantedText: row.wanted,
    source: row.source,
    state: row.state,
    level: row.level,
    firstLevel: row.firstLevel,
    round: row.round,
    version: row.version,
    raisedAt: row.raisedAt.toISOString(),
    raisedBy: row.raisedByName,
    raisedByUnit: row.raisedByUnit?.name ?? null,
    region: row.region,
    project: row.project && { id: row.project.id, number: row.project.number, name: row.project.name },
    report: row.report && readsProject ? { id: row.report.id, period: row.report.periodId } : null,
    fixes:
      // What was sent back or reopened waits for new ones.
      (row.state !== "registered" &&
        facts.deadline !== null &&
        row.leadUnit &&
        row.effect !== null && {
          leadUnit: { id: row.leadUnit.id, name: row.leadUnit.name },
          leadPerson: row.leadPerson ?? "",
          assistingUnits: row.assisting.map(({ unit }) => unit),
          deadline: facts.deadline,
          effect: row.effect,
          targetQuantity: toAmountOrNull(row.targetQuantity),
          targetUnit: row.targetUnit,
        }) ||
      null,
    assignedAt: row.assignedAt?.toISOString() ?? null,
    assignedBy: row.assignedByName,
    acceptedAt: row.acceptedAt?.toISOString() ?? null,
    acceptLate:
      row.assignedAt !== null &&
      row.state !== "registered" &&
      isAcceptLate(workDaysSince(dayIn(row.assignedAt), row.acceptedAt ? dayIn(row.acceptedAt) : today)),
    acceptBy: row.assignedAt && addWorkDays(dayIn(row.assignedAt), ledgerSettings.acceptWorkDays),
    closedAt: row.closedAt?.toISOString() ?? null,
    daysLeft: daysLeft(timed, today),
    lamp: ledgerLampOf(timed, today),
    /** The day on which the clock lifts it to the next level; null when it does not run. */
    escalatesOn: runs ? addWorkDays(dayIn(row.levelSince), levelDays + 1) : null,
    extensionAsked: pendingExtension ? toDay(pendingExtension.to) : null,
    reviewOn: shelving ? toDay(shelving.reviewOn) : null,
    studies: row.studies.map((study) => ({ ...study, on: toDay(study.on) })),
    carried: row.studies.filter(({ result }) => CARRIED.includes(result)).length,
    wanted: wantedOf(facts),
    acts: actsOf(facts, actor, today),
    timeline: await timelineOf(issueId),
  };
}
export type IssueDetail = Awaited<ReturnType<typeof getIssue>>;
