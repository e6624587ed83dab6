import { recordItem } from "@/lib/meetings/commands/record-item";
import { requireItemOf } from "@/lib/meetings/queries/parts-of-meeting";
import { recordItemCall } from "@/lib/web/contract/meetings";
import { route } from "@/lib/web/route";

export const POST = route(recordItemCall, async ({ actor, params, body, now, once }) => {
  await requireItemOf(params.id, body.itemId);
  return recordItem(actor, body, { now, once });
});
