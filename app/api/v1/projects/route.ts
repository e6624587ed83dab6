import { createProject } from "@/lib/projects/commands/create-project";
import { getProject } from "@/lib/projects/queries/get-project";
import { listProjects } from "@/lib/projects/queries/list-projects";
import { createProjectCall, listProjectsCall } from "@/lib/web/contract/projects";
import { route } from "@/lib/web/route";

export const GET = route(listProjectsCall, ({ actor, query, now }) => listProjects(actor, query, now));

export const POST = route(createProjectCall, async ({ actor, body, now, once }) => {
  const { id } = await createProject(actor, body, { now, once });
  return getProject(actor, id);
});
