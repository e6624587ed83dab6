import { updateProject } from "@/lib/projects/commands/update-project";
import { getProjectAsOf } from "@/lib/projects/queries/as-of";
import { getProject } from "@/lib/projects/queries/get-project";
import { getProjectCall, updateProjectCall } from "@/lib/web/contract/projects";
import { route } from "@/lib/web/route";

export const GET = route(getProjectCall, ({ actor, params, query }) =>
  query.asOf ? getProjectAsOf(actor, params.id, query.asOf) : getProject(actor, params.id),
);

export const PATCH = route(updateProjectCall, async ({ actor, params, body, now, once }) => {
  await updateProject(actor, { ...body, projectId: params.id }, { now, once });
  return getProject(actor, params.id);
});
