import { setPause } from "@/lib/projects/commands/set-pause";
import { getProject } from "@/lib/projects/queries/get-project";
import { setPauseCall } from "@/lib/web/contract/projects";
import { route } from "@/lib/web/route";

export const POST = route(setPauseCall, async ({ actor, params, body, now, once }) => {
  await setPause(actor, { ...body, projectId: params.id }, { now, once });
  return getProject(actor, params.id);
});
