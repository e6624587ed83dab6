import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { dayIn } from "@/lib/core/clock";
import { toDay } from "@/lib/core/convert";
import { db } from "@/lib/core/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { listed, toItem } from "@/lib/issues/queries/issue-item";
import { issueScope } from "@/lib/issues/queries/issue-scope";

/** What waits for somebody of this role; null: nothing ever does. */
function waitsFor(actor: Actor): Prisma.IssueWhereInput | null {
  const pending = { some: { decision: null } } as const;
  const office: Prisma.IssueWhereInput = {
    OR: [
      { state: { in: ["registered", "closing"] } },
      { state: "working", extensions: pending, OR: [{ assignedLevel: null }, { assignedLevel: { lt: 3 } }] },
    ],
  };
  switch (actor.role) {
    case "reporter":
      return actor.unitId ? { leadUnitId: actor.unitId, state: { in: ["assigned", "working"] } } : null;
    case "centre":
      return office;
    case "coordinator":
      return { AND: [office, { level: 1, regionCode: actor.regionCode ?? "" }] };
    case "leader":
      return {
        state: { in: ["assigned", "working"] },
        OR: [{ shelvings: pending }, { assignedLevel: 3, extensions: pending }],
      };
    default:
      return null;
  }
}

/** The most that a desk is asked to hold. */
const MOST = 100;

/** The issues on which it is this reader's turn, those with the least time first, each with its latest reminder. */
export async function listWaiting(actor: Actor, now: Date) {
  const waiting = waitsFor(actor);
  if (!waiting) return [];
  const today = dayIn(now);
  const rows = await db().issue.findMany({
    where: { AND: [issueScope(actor), waiting] },
    select: {
      ...listed,
      reminders: { select: { deadline: true, on: true }, orderBy: { on: "desc" }, take: 1 },
    },
    orderBy: [{ deadline: { sort: "asc", nulls: "first" } }, { id: "asc" }],
    take: MOST,
  });
  return rows.map(({ reminders: [reminder], ...row }) => {
    const about =
      reminder && toDay(reminder.deadline) === (row.deadline && toDay(row.deadline)) ? reminder : null;
    const on = about && toDay(about.on);
    const due = about && toDay(about.deadline);
    return {
      ...toItem(row, actor, today),
      /** What the unit was last reminded of, of the deadline that stands. */
      reminded: on && due ? (on < due ? "soon" : on === due ? "today" : "over") : null,
    } as const;
  });
}
export type WaitingIssue = Awaited<ReturnType<typeof listWaiting>>[number];
