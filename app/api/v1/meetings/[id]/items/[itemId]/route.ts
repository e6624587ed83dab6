import { editAgendaItem, reorderAgendaItem } from "@/lib/meetings/commands/edit-agenda";
import { requireItemOf } from "@/lib/meetings/queries/parts-of-meeting";
import { editItemCall } from "@/lib/web/contract/meetings";
import { route } from "@/lib/web/route";

export const PATCH = route(editItemCall, async ({ actor, params, body, now, once }) => {
  await requireItemOf(params.id, params.itemId);
  const about = { itemId: params.itemId };
  return "beforeId" in body
    ? reorderAgendaItem(actor, { ...body, ...about }, { now, once })
    : editAgendaItem(actor, { ...body, ...about }, { now, once });
});
