import { withdrawProject } from "@/lib/projects/commands/withdraw-project";
import { getProject } from "@/lib/projects/queries/get-project";
import { withdrawProjectCall } from "@/lib/web/contract/projects";
import { route } from "@/lib/web/route";

export const POST = route(withdrawProjectCall, async ({ actor, params, body, now, once }) => {
  await withdrawProject(actor, { ...body, projectId: params.id }, { now, once });
  return getProject(actor, params.id);
});
