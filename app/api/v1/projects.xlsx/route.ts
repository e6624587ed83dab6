import { exportProjects } from "@/lib/projects/queries/export-projects";
import { exportProjectsCall } from "@/lib/web/contract/projects";
import { lampWords } from "@/lib/web/lamp-words";
import { route } from "@/lib/web/route";

export const GET = route(exportProjectsCall, ({ actor, query, now }) => {
  const { columns, also, ...filters } = query;
  const named = { columns: columns?.join(), also: also?.join() };
  return exportProjects(actor, { ...filters, ...named }, now, lampWords());
});
