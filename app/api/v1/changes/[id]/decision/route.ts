import { decideChange } from "@/lib/changes/commands/decide-change";
import { getChange } from "@/lib/changes/queries/get-change";
import { decideChangeCall } from "@/lib/web/contract/changes";
import { route } from "@/lib/web/route";

export const POST = route(decideChangeCall, async ({ actor, params, body, now, once }) => {
  await decideChange(actor, { ...body, changeId: params.id }, { now, once });
  return getChange(actor, params.id, now);
});
