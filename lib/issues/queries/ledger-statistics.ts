import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { dayIn } from "@/lib/core/clock";
import { toDayOrNull } from "@/lib/core/convert";
import { db } from "@/lib/core/db";
import { yearOf } from "@/lib/core/periods";
import { issueScope } from "@/lib/issues/queries/issue-scope";
import { statisticsOf } from "@/lib/issues/rules/statistics";

/** The year's issues, and those of earlier years that are still open, in figures. */
export async function getLedgerStatistics(actor: Actor, now: Date, year = yearOf(dayIn(now))) {
  const rows = await db().issue.findMany({
    where: {
      AND: [issueScope(actor), { OR: [{ year }, { year: { lt: year }, state: { not: "closed" } }] }],
    },
    select: {
      state: true,
      category: true,
      projectId: true,
      level: true,
      firstLevel: true,
      raisedAt: true,
      deadline: true,
      closingOn: true,
      closedAt: true,
      leadUnit: { select: { name: true } },
      project: { select: { plans: { where: { year }, select: { amount: true } } } },
    },
  });
  const issues = rows.map(({ leadUnit, project, raisedAt, closedAt, deadline, closingOn, ...row }) => ({
    ...row,
    unit: row.state === "registered" ? null : (leadUnit?.name ?? null),
    annualPlan: project?.plans[0]?.amount.toNumber() ?? null,
    raisedOn: dayIn(raisedAt),
    closedOn: closedAt && dayIn(closedAt),
    deadline: toDayOrNull(deadline),
    closingOn: toDayOrNull(closingOn),
  }));
  return { year, ...statisticsOf(issues, dayIn(now)) };
}
