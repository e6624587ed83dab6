import { listProjectTrace } from "@/lib/trace/queries";
import { projectTraceCall } from "@/lib/web/contract/projects";
import { route } from "@/lib/web/route";

export const GET = route(projectTraceCall, ({ actor, params, query }) =>
  listProjectTrace(actor, params.id, query),
);
