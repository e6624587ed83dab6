import { exportProjects } from "@/lib/projects/queries/export-projects";
import { exportProjectsCall } from "@/lib/web/contract/projects";
import { route } from "@/lib/web/route";

export const GET = route(exportProjectsCall, ({ actor, query, now }) => {
  const { columns, ...filters } = query;
  return exportProjects(actor, { ...filters, ...(columns ? { columns: columns.join(",") } : {}) }, now);
});
