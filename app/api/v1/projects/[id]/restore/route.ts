import { restoreProject } from "@/lib/projects/commands/withdraw-project";
import { getProject } from "@/lib/projects/queries/get-project";
import { restoreProjectCall } from "@/lib/web/contract/projects";
import { route } from "@/lib/web/route";

export const POST = route(restoreProjectCall, async ({ actor, params, body, now, once }) => {
  await restoreProject(actor, { ...body, projectId: params.id }, { now, once });
  return getProject(actor, params.id);
});
