import "server-only";
import type { z } from "zod";
import type { Actor } from "@/lib/auth/permissions";
import { dayIn } from "@/lib/core/clock";
import type { Tx } from "@/lib/core/db";
import { forbidden, notFound, ruleViolation } from "@/lib/core/errors";
import { yearOf } from "@/lib/core/periods";
import { inTransactionOnce } from "@/lib/core/transaction";
import type { Context, Done } from "@/lib/issues/commands/act";
import { firstLevelOf, numberOf, whyNotRegister } from "@/lib/issues/rules/register";
import { type IssueKind, type RegisterInput, registerInput } from "@/lib/issues/schema";
import { recordTrace } from "@/lib/trace/commands";

/** The next number of its kind and year; given back when the transaction fails, so that none is missing. */
async function nextNumber(tx: Tx, kind: IssueKind, year: number): Promise<number> {
  const [row] = await tx.$queryRaw<{ last: number }[]>`
    INSERT INTO issue_number (kind, year, last) VALUES (${kind}::"IssueKind", ${year}, 1)
    ON CONFLICT (kind, year) DO UPDATE SET last = issue_number.last + 1
    RETURNING last`;
  if (!row) throw new Error("no issue number");
  return row.last;
}

async function projectOf(tx: Tx, id: string | null | undefined) {
  if (!id) return null;
  const project = await tx.project.findUnique({
    where: { id },
    select: { id: true, responsibleUnitId: true, regionCode: true },
  });
  if (!project) throw notFound("project");
  return project;
}

/** The report that it comes from must be the project's own, and say something. */
async function requireReport(tx: Tx, reportId: string, projectId: string | undefined): Promise<void> {
  const report = await tx.monthlyReport.findUnique({
    where: { id: reportId },
    select: { projectId: true, state: true },
  });
  if (!report || report.projectId !== projectId) throw notFound("report");
  if (report.state === "draft") throw ruleViolation("REPORT_NOT_FILED");
}

/** 登记: puts a problem, or a leader's directive, into the ledger under the next number of its year. */
export const registerIssue = (actor: Actor, given: RegisterInput, { now, once }: Context): Promise<Done> => {
  const input = registerInput.parse(given);
  return inTransactionOnce(actor.id, once, async (tx) => {
    const project = await projectOf(tx, input.projectId);
    const refused = whyNotRegister(actor, input.kind, project);
    if (refused === "NOT_FOUND") throw notFound("project");
    if (refused) throw forbidden(refused);
    if (input.reportId) await requireReport(tx, input.reportId, project?.id);
    const regionCode = project?.regionCode ?? actor.regionCode;
    const level = firstLevelOf(actor, input.kind, regionCode);
    return enter(tx, actor, input, { project, regionCode, level }, now);
  });
};

/** 登记 of what a meeting decided, at the meeting's level, in the meeting's own transaction. */
export async function registerAtMeeting(
  tx: Tx,
  actor: Actor,
  given: RegisterInput,
  { level, regionCode }: { level: number; regionCode: string | null },
  now: Date,
): Promise<Done> {
  const input = registerInput.parse(given);
  const project = await projectOf(tx, input.projectId);
  return enter(tx, actor, input, { project, regionCode: project?.regionCode ?? regionCode, level }, now);
}

type Place = { project: Awaited<ReturnType<typeof projectOf>>; regionCode: string | null; level: number };

async function enter(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof registerInput>,
  { project, regionCode, level }: Place,
  now: Date,
): Promise<Done> {
  const year = yearOf(dayIn(now));
  const sequence = await nextNumber(tx, input.kind, year);
  const number = numberOf(input.kind, year, sequence);
  const { projectId: _, ...content } = input;
  const { id } = await tx.issue.create({
    data: {
      ...content,
      reportId: input.reportId ?? null,
      projectId: project?.id ?? null,
      number,
      year,
      sequence,
      regionCode,
      level,
      firstLevel: level,
      levelSince: now,
      raisedAt: now,
      raisedById: actor.id,
      raisedByName: actor.name,
      raisedByUnitId: actor.unitId,
    },
    select: { id: true },
  });
  await recordTrace(
    tx,
    actor,
    {
      category: "problem_solving",
      verb: "issue.register",
      subject: "issue",
      subjectId: id,
      ...(project ? { projectId: project.id } : {}),
      after: { number, level, ...content },
    },
    now,
  );
  return { id, number, state: "registered", version: 1 };
}
