import { restoreAgendaItem } from "@/lib/meetings/commands/take-off-item";
import { requireItemOf } from "@/lib/meetings/queries/parts-of-meeting";
import { restoreItemCall } from "@/lib/web/contract/meetings";
import { route } from "@/lib/web/route";

export const POST = route(restoreItemCall, async ({ actor, params, body, now, once }) => {
  await requireItemOf(params.id, params.itemId);
  return restoreAgendaItem(actor, { ...body, itemId: params.itemId }, { now, once });
});
