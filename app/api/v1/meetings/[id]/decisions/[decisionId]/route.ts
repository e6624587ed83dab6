import { amendDecision, dropDecision } from "@/lib/meetings/commands/decide";
import { requireDecisionOf } from "@/lib/meetings/queries/parts-of-meeting";
import { amendDecisionCall, dropDecisionCall } from "@/lib/web/contract/meetings";
import { route } from "@/lib/web/route";

export const PATCH = route(amendDecisionCall, async ({ actor, params, body, now, once }) => {
  await requireDecisionOf(params.id, params.decisionId);
  return amendDecision(actor, { ...body, decisionId: params.decisionId }, { now, once });
});

export const DELETE = route(dropDecisionCall, async ({ actor, params, query, now, once }) => {
  // Sent again after a cut line: it is gone already, and the first answer comes again.
  if (!once) await requireDecisionOf(params.id, params.decisionId);
  return dropDecision(actor, { ...query, decisionId: params.decisionId }, { now, once });
});
