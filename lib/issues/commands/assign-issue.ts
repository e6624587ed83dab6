import "server-only";
import type { z } from "zod";
import type { Actor } from "@/lib/auth/permissions";
import { fromDay } from "@/lib/core/convert";
import type { Tx } from "@/lib/core/db";
import { AppError, notFound, ruleViolation } from "@/lib/core/errors";
import { act, actIn, type Context, type Done, type Loaded } from "@/lib/issues/commands/act";
import { type AssignInput, assignInput } from "@/lib/issues/schema";

/** Names of the units by id; a unit that is gone or disabled takes nothing on. */
export async function unitNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.unit.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true, disabledAt: true },
  });
  if (rows.length !== new Set(ids).size) throw notFound("unit");
  const disabled = rows.find(({ disabledAt }) => disabledAt !== null);
  if (disabled) throw ruleViolation("UNIT_DISABLED", { unit: disabled.name });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

type Fixes = Omit<z.output<typeof assignInput>, "issueId" | "version">;

const assignment =
  (actor: Actor, issueId: string, fixes: Fixes, now: Date) =>
  async (tx: Tx, { row, today }: Loaded) => {
    const assisting = [...new Set(fixes.assistingUnitIds)].filter((id) => id !== fixes.leadUnitId);
    if (fixes.deadline < today) throw ruleViolation("DEADLINE_PAST");
    const quantity = fixes.targetQuantity ?? null;
    const targetUnit = fixes.targetUnit || null;
    if ((quantity === null) !== (targetUnit === null)) throw ruleViolation("TARGET_INCOMPLETE");
    const names = await unitNames(tx, [fixes.leadUnitId, ...assisting]);
    await tx.issueAssist.deleteMany({ where: { issueId } });
    await tx.issueAssist.createMany({ data: assisting.map((unitId) => ({ issueId, unitId })) });
    return {
      data: {
        leadUnitId: fixes.leadUnitId,
        leadPerson: fixes.leadPerson,
        deadline: fromDay(fixes.deadline),
        effect: fixes.effect,
        targetQuantity: quantity,
        targetUnit,
        assignedAt: now,
        assignedByName: actor.name,
        assignedLevel: row.level,
        acceptedAt: null,
        closingOn: null,
      },
      after: {
        leadUnit: names.get(fixes.leadUnitId),
        leadPerson: fixes.leadPerson,
        assistingUnits: assisting.map((id) => names.get(id)),
        deadline: fixes.deadline,
        effect: fixes.effect,
        ...(quantity === null ? {} : { target: `${quantity} ${targetUnit}` }),
      },
    };
  };

/** 交办, 发点球: the three fixes in one act. From here on the lead unit's time runs. */
export const assignIssue = (actor: Actor, given: AssignInput, context: Context): Promise<Done> => {
  const { issueId, version, ...fixes } = assignInput.parse(given);
  return act(actor, { issueId, version }, "assign", context, assignment(actor, issueId, fixes, context.now));
};

/** 交办 by a meeting, in the meeting's own transaction. */
export const assignAtMeeting = (tx: Tx, actor: Actor, given: AssignInput, now: Date): Promise<Done> => {
  const { issueId, version, ...fixes } = assignInput.parse(given);
  return actIn(tx, actor, { issueId, version }, "assign", now, assignment(actor, issueId, fixes, now));
};

export type AssignOutcome = { issueId: string; assigned: boolean; reason: string | null };

/** Assigns several with the same three fixes, each by itself: one that cannot be does not hold up the others. */
export async function assignIssues(
  actor: Actor,
  issueIds: readonly string[],
  fixes: Omit<AssignInput, "issueId" | "version">,
  { now }: { now: Date },
): Promise<AssignOutcome[]> {
  const outcomes: AssignOutcome[] = [];
  for (const issueId of issueIds) {
    try {
      await assignIssue(actor, { ...fixes, issueId }, { now });
      outcomes.push({ issueId, assigned: true, reason: null });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      outcomes.push({ issueId, assigned: false, reason: error.reason });
    }
  }
  return outcomes;
}
