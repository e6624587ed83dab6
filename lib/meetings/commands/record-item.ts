import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { conflict, notFound, ruleViolation } from "@/lib/core/errors";
import { inTransactionOnce } from "@/lib/core/transaction";
import { itemName } from "@/lib/meetings/commands/agenda-item";
import {
  type Context,
  lockMeeting,
  meetingOfItem,
  recordMeeting,
  type Written,
} from "@/lib/meetings/commands/at-meeting";
import { whyNotRecord } from "@/lib/meetings/rules/effects";
import type { CheckResult } from "@/lib/meetings/rules/kinds";
import { type RecordInput, recordInput } from "@/lib/meetings/schema";

type Said = { result: CheckResult | null; remark: string; escalates: boolean };

/**
 * 记录: result, remark and escalation of one item, written as they are said and corrected as often as need be until
 * the minutes are published. Saying the same again changes nothing.
 */
export const recordItem = (actor: Actor, given: RecordInput, { now, once }: Context): Promise<Written> => {
  const { itemId, version, seen, ...said } = recordInput.parse(given);
  return inTransactionOnce(actor.id, once, async (tx) => {
    const meeting = await lockMeeting(tx, actor, await meetingOfItem(tx, itemId), ["in_session", "drafted"]);
    const row = await tx.agendaItem.findUnique({
      where: { id: itemId },
      select: {
        section: true,
        key: true,
        title: true,
        result: true,
        remark: true,
        escalates: true,
        removedAt: true,
        version: true,
        issue: { select: { number: true, title: true } },
        unit: { select: { name: true } },
      },
    });
    if (!row) throw notFound("item");
    if (row.removedAt) throw ruleViolation("ITEM_OFF");
    const before: Said = {
      result: row.result as CheckResult | null,
      remark: row.remark,
      escalates: row.escalates,
    };
    const after: Said = {
      result: said.result === undefined ? before.result : said.result,
      remark: said.remark ?? before.remark,
      escalates: said.escalates ?? before.escalates,
    };
    const fields = (["result", "remark", "escalates"] as const).filter((key) => before[key] !== after[key]);
    if (fields.length === 0) return { id: itemId, version: row.version };
    if (seen) {
      const changed = fields.find((key) => seen[key] !== undefined && seen[key] !== before[key]);
      if (changed) throw conflict("CHANGED_MEANWHILE", { field: changed });
    } else if (version !== undefined && version !== row.version) throw conflict("STALE_VERSION");
    const refused = whyNotRecord({ section: row.section, ...after });
    if (refused) throw ruleViolation(refused);
    await recordMeeting(
      tx,
      actor,
      meeting,
      "meeting.record",
      {
        before: Object.fromEntries(fields.map((key) => [key, before[key]])),
        after: { item: itemName(row), ...Object.fromEntries(fields.map((key) => [key, after[key]])) },
      },
      now,
    );
    return tx.agendaItem.update({
      where: { id: itemId },
      data: { ...after, heardAt: now, heardByName: actor.name, version: { increment: 1 } },
      select: { id: true, version: true },
    });
  });
};
