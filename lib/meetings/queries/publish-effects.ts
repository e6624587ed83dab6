import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import type { Tx } from "@/lib/core/db";
import type { Day } from "@/lib/core/periods";
import { factFields, toFacts } from "@/lib/issues/queries/issue-facts";
import { type Effect, effectOf } from "@/lib/meetings/rules/effects";
import type { CheckResult } from "@/lib/meetings/rules/kinds";

/** An item about an issue, with what publishing does for it. */
export type HeardItem = {
  itemId: string;
  issueId: string;
  number: string;
  title: string;
  remark: string;
  effect: Effect;
};

/**
 * What publishing will do to each issue on a meeting's agenda, as the ledger stands now: the same for the page that
 * shows it and for the publishing itself.
 */
export async function loadHeard(tx: Tx, actor: Actor, meetingId: string, today: Day): Promise<HeardItem[]> {
  const rows = await tx.agendaItem.findMany({
    where: { meetingId, removedAt: null, issueId: { not: null } },
    orderBy: [{ section: "asc" }, { position: "asc" }],
    select: {
      id: true,
      section: true,
      result: true,
      remark: true,
      escalates: true,
      issueId: true,
      issue: { select: { ...factFields, title: true } },
      decisions: { select: { issueId: true } },
    },
  });
  return rows.flatMap(({ id, issue, issueId, decisions, result, ...item }) => {
    if (!issue || !issueId) return [];
    const effect = effectOf(
      { ...item, result: result as CheckResult | null, decided: decisions.length > 0 },
      toFacts(issue),
      actor,
      today,
    );
    const { number, title } = issue;
    return [{ itemId: id, issueId, number, title, remark: item.remark, effect }];
  });
}
