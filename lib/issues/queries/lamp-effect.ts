import "server-only";
import { dayIn } from "@/lib/core/clock";
import { toDayOrNull } from "@/lib/core/convert";
import { db } from "@/lib/core/db";
import { periodOf } from "@/lib/core/periods";
import { daysLeft } from "@/lib/issues/rules/clocks";
import { ruleSettingsFor } from "@/lib/lamps/queries/rule-versions";

/** What the overdue issues of a project that its reader sees in full do to its lamp. */
export async function getLampEffect(
  { id, responsibleUnitId }: { id: string; responsibleUnitId: string | null },
  now: Date,
) {
  const today = dayIn(now);
  const [settings, rows] = await Promise.all([
    ruleSettingsFor(db(), periodOf(today)),
    responsibleUnitId === null
      ? []
      : db().issue.findMany({
          where: {
            projectId: id,
            leadUnitId: responsibleUnitId,
            state: { in: ["assigned", "working", "closing"] },
          },
          select: { state: true, deadline: true, closingOn: true },
        }),
  ]);
  const late = rows
    .map((row) => ({
      state: row.state,
      deadline: toDayOrNull(row.deadline),
      closingOn: toDayOrNull(row.closingOn),
    }))
    .map((timed) => daysLeft(timed, today) ?? 0)
    .filter((days) => days < 0);
  return {
    /** More days overdue than this make the month behind; null: the rule is switched off. */
    threshold: settings.issueOverdueDays,
    /** Led by the responsible unit and overdue. */
    late: late.length,
    longest: Math.max(0, ...late.map((days) => -days)),
  };
}
