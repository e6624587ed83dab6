import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { dayIn } from "@/lib/core/clock";
import type { Tx } from "@/lib/core/db";
import { AppError, conflict, notFound, ruleViolation } from "@/lib/core/errors";
import type { Day } from "@/lib/core/periods";
import { inTransactionOnce, type Once } from "@/lib/core/transaction";
import type { Prisma } from "@/lib/generated/prisma/client";
import { type FactRow, factFields, toFacts } from "@/lib/issues/queries/issue-facts";
import { CLOCK_ID, type IssueFacts, maySeeIssue } from "@/lib/issues/rules/standing";
import { isTheirs, stateAfter, transitions, type Verb, whyNot } from "@/lib/issues/rules/transitions";
import type { IssueState } from "@/lib/issues/schema";
import { recordTrace } from "@/lib/trace/commands";
import type { TraceValues, TraceVerb } from "@/lib/trace/schema";

export type Context = { now: Date; once?: Once | undefined };
export type Done = { id: string; number: string; state: IssueState; version: number };
export type Target = { issueId: string; version?: number | undefined };

/** What a verb did beside moving the state: columns to write, and what the trace tells. */
type Effect = {
  data?: Prisma.IssueUncheckedUpdateInput;
  before?: TraceValues;
  after?: TraceValues;
  reason?: string | undefined;
};

export type Loaded = { row: FactRow; facts: IssueFacts; today: Day };

/** The issue with its row locked, so that two hands on one issue follow one another. */
export async function lockIssue(tx: Tx, actor: Actor, issueId: string, now: Date): Promise<Loaded> {
  await tx.$queryRaw`SELECT id FROM issue WHERE id = ${issueId}::uuid FOR UPDATE`;
  const row = await tx.issue.findUnique({ where: { id: issueId }, select: factFields });
  if (!row) throw notFound("issue");
  const facts = toFacts(row);
  if (!maySeeIssue(facts, actor)) throw notFound("issue");
  return { row, facts, today: dayIn(now) };
}

/** Refuses what is not theirs, then what was seen in an older version, then what the table does not allow now. */
function requireAllowed(verb: Verb, { row, facts, today }: Loaded, actor: Actor, seen: number | undefined) {
  if (!isTheirs(verb, facts, actor)) throw new AppError("FORBIDDEN", transitions[verb].otherwise);
  if (seen !== undefined && seen !== row.version) throw conflict("STALE_VERSION");
  const reason = whyNot(verb, facts, actor, today);
  if (reason) throw ruleViolation(reason);
}

/** Whose name stands behind it when a region's office or the centre acts for the lead unit. */
const onBehalfOf = ({ row }: Loaded, actor: Actor, verb: Verb): { onBehalfOf?: string } => {
  const { who } = transitions[verb];
  const acts = who.includes("lead") && !who.includes("authority") && actor.id !== CLOCK_ID;
  return acts && row.leadUnit && actor.role !== "reporter" ? { onBehalfOf: row.leadUnit.name } : {};
};

/**
 * Does one verb of the table to one issue: loads and locks it, asks the rules, lets `work` write what belongs to the
 * verb, moves the state, and records one trace event, all in one transaction.
 */
export const act = (
  actor: Actor,
  target: Target,
  verb: Verb,
  { now, once }: Context,
  work: (tx: Tx, loaded: Loaded) => Promise<Effect>,
): Promise<Done> => inTransactionOnce(actor.id, once, (tx) => actIn(tx, actor, target, verb, now, work));

/** `act` inside a transaction that stands already: for jobs and meetings. */
export async function actIn(
  tx: Tx,
  actor: Actor,
  target: Target,
  verb: Verb,
  now: Date,
  work: (tx: Tx, loaded: Loaded) => Promise<Effect>,
): Promise<Done> {
  const loaded = await lockIssue(tx, actor, target.issueId, now);
  const { row } = loaded;
  requireAllowed(verb, loaded, actor, target.version);
  const effect = await work(tx, loaded);
  const state = stateAfter(verb, row.state, row.acceptedAt !== null);
  const { version } = await tx.issue.update({
    where: { id: row.id },
    data: { ...effect.data, state, version: { increment: 1 } },
    select: { version: true },
  });
  const moved = state === row.state ? {} : { before: { state: row.state }, after: { state } };
  await recordTrace(
    tx,
    actor,
    {
      category: "problem_solving",
      verb: `issue.${verb}` satisfies TraceVerb,
      subject: "issue",
      subjectId: row.id,
      ...(row.projectId ? { projectId: row.projectId } : {}),
      before: { ...moved.before, ...effect.before },
      after: { number: row.number, ...moved.after, ...effect.after },
      ...(effect.reason ? { reason: effect.reason } : {}),
      ...onBehalfOf(loaded, actor, verb),
    },
    now,
  );
  return { id: row.id, number: row.number, state, version };
}
