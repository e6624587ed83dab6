import { requestChange } from "@/lib/changes/commands/request-change";
import { getChange } from "@/lib/changes/queries/get-change";
import { requestChangeCall } from "@/lib/web/contract/changes";
import { route } from "@/lib/web/route";

export const POST = route(requestChangeCall, async ({ actor, params, body, now, once }) => {
  const { id } = await requestChange(actor, { ...body, projectId: params.id }, { now, once });
  return getChange(actor, id, now);
});
