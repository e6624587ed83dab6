import { withdrawChange } from "@/lib/changes/commands/withdraw-change";
import { getChange } from "@/lib/changes/queries/get-change";
import { withdrawChangeCall } from "@/lib/web/contract/changes";
import { route } from "@/lib/web/route";

export const POST = route(withdrawChangeCall, async ({ actor, params, body, now, once }) => {
  await withdrawChange(actor, { ...body, changeId: params.id }, { now, once });
  return getChange(actor, params.id, now);
});
