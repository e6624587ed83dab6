import { moveAgendaItem } from "@/lib/meetings/commands/take-off-item";
import { requireItemOf } from "@/lib/meetings/queries/parts-of-meeting";
import { moveItemCall } from "@/lib/web/contract/meetings";
import { route } from "@/lib/web/route";

export const POST = route(moveItemCall, async ({ actor, params, body, now, once }) => {
  await requireItemOf(params.id, params.itemId);
  return moveAgendaItem(actor, { ...body, itemId: params.itemId }, { now, once });
});
