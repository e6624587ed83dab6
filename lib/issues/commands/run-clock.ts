import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { dayIn } from "@/lib/core/clock";
import { fromDay } from "@/lib/core/convert";
import { db, type Tx } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { inTransaction } from "@/lib/core/transaction";
import { workDaysSince } from "@/lib/core/work-days";
import { actIn, type Loaded } from "@/lib/issues/commands/act";
import { escalation } from "@/lib/issues/commands/escalate-issue";
import { resumption } from "@/lib/issues/commands/shelve-issue";
import { isEscalationDue } from "@/lib/issues/rules/clocks";
import { HIGHEST_LEVEL, ledgerSettings } from "@/lib/issues/rules/settings";

type Work = (tx: Tx, loaded: Loaded) => ReturnType<ReturnType<typeof escalation>>;

/** Does it to each, in a transaction of its own; what somebody settled meanwhile is left. */
async function each(
  actor: Actor,
  ids: readonly string[],
  now: Date,
  verb: "escalate" | "resume",
  isDue: (loaded: Loaded) => boolean,
  work: Work | ReturnType<typeof resumption>,
): Promise<string[]> {
  const done: string[] = [];
  for (const issueId of ids) {
    try {
      await inTransaction((tx) =>
        actIn(tx, actor, { issueId }, verb, now, (inner, loaded) => {
          if (!isDue(loaded)) throw new AppError("RULE_VIOLATION", "NOT_DUE");
          return work(inner, loaded);
        }),
      );
      done.push(issueId);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }
  return done;
}

/** 提级 by the clock: what stands longer at its level than the level has, in working days. */
export async function escalateDueIssues(actor: Actor, now: Date): Promise<string[]> {
  const today = dayIn(now);
  const rows = await db().issue.findMany({
    where: { state: { in: ["registered", "assigned", "working"] }, level: { lt: HIGHEST_LEVEL } },
    select: { id: true, state: true, level: true, levelSince: true },
    orderBy: { number: "asc" },
  });
  const isDue = (row: { state: (typeof rows)[number]["state"]; level: number; levelSince: Date }) =>
    isEscalationDue(row, workDaysSince(dayIn(row.levelSince), today));
  const due = rows.filter(isDue).map(({ id }) => id);
  return each(actor, due, now, "escalate", ({ row }) => isDue(row), escalation(actor, "clock", "", now));
}

/** Brings back what is on the shelf when its review day has come. */
export async function resumeDueIssues(actor: Actor, now: Date): Promise<string[]> {
  const today = fromDay(dayIn(now));
  const rows = await db().issueShelving.findMany({
    where: { decision: "approved", resumedAt: null, reviewOn: { lte: today }, issue: { state: "shelved" } },
    select: { issueId: true },
  });
  const due = rows.map(({ issueId }) => issueId);
  return each(actor, due, now, "resume", () => true, resumption(now));
}

/**
 * Reminds lead units: from the third day before the deadline, on the day, and every day over. A fact (this issue,
 * this deadline, this day) has one row, however often the job runs.
 */
export async function remindDueIssues(now: Date): Promise<number> {
  const today = dayIn(now);
  return db().$executeRaw`
    INSERT INTO issue_reminder (issue_id, unit_id, deadline, "on", at)
    SELECT id, lead_unit_id, deadline,
           CASE WHEN deadline > ${today}::date THEN deadline - ${ledgerSettings.soonDays}::int ELSE ${today}::date END,
           ${now}
    FROM issue
    WHERE state IN ('assigned', 'working') AND deadline <= ${today}::date + ${ledgerSettings.soonDays}::int
    ON CONFLICT DO NOTHING`;
}
