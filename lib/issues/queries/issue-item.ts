import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { dayIn } from "@/lib/core/clock";
import { toDayOrNull } from "@/lib/core/convert";
import type { Day } from "@/lib/core/periods";
import { workDaysSince } from "@/lib/core/work-days";
import type { Prisma } from "@/lib/generated/prisma/client";
import { factFields, toFacts } from "@/lib/issues/queries/issue-facts";
import { daysLeft, isAcceptLate, ledgerLampOf } from "@/lib/issues/rules/clocks";
import { wantedOf, whyNot } from "@/lib/issues/rules/transitions";

/** The columns of a row of the ledger. */
export const listed = {
  ...factFields,
  title: true,
  category: true,
  source: true,
  raisedAt: true,
  leadPerson: true,
  assignedAt: true,
  project: { select: { id: true, number: true, name: true, responsibleUnitId: true } },
  region: { select: { code: true, name: true } },
  leadUnit: { select: { id: true, name: true, regionCode: true } },
  _count: { select: { studies: { where: { result: { in: ["progressing", "no_progress", "not_due"] } } } } },
} satisfies Prisma.IssueSelect;

type Row = Prisma.IssueGetPayload<{ select: typeof listed }>;

/** A stored issue as a row of the ledger shows it. */
export function toItem(row: Row, actor: Actor, today: Day) {
  const facts = toFacts(row);
  const timed = { state: row.state, deadline: facts.deadline, closingOn: toDayOrNull(row.closingOn) };
  // What was sent back or reopened keeps its last fixes, and waits for new ones.
  const isGiven = row.state !== "registered";
  const answered = row.acceptedAt ? dayIn(row.acceptedAt) : today;
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    category: row.category,
    title: row.title,
    source: row.source,
    state: row.state,
    level: row.level,
    project: row.project && { id: row.project.id, number: row.project.number, name: row.project.name },
    region: row.region,
    leadUnit: isGiven && row.leadUnit ? { id: row.leadUnit.id, name: row.leadUnit.name } : null,
    leadPerson: isGiven ? row.leadPerson : null,
    deadline: isGiven ? facts.deadline : null,
    daysLeft: daysLeft(timed, today),
    lamp: ledgerLampOf(timed, today),
    /** 逾期签收: accepted, or still waiting to be, later than one working day after the assignment. */
    acceptLate:
      row.assignedAt !== null &&
      row.state !== "registered" &&
      isAcceptLate(workDaysSince(dayIn(row.assignedAt), answered)),
    wanted: wantedOf(facts),
    mayAssign: whyNot("assign", facts, actor, today) === null,
    carried: row._count.studies,
    raisedAt: row.raisedAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    version: row.version,
  };
}
export type IssueItem = ReturnType<typeof toItem>;
