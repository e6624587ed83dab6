import { setPlan } from "@/lib/projects/commands/set-plan";
import { setPlanCall } from "@/lib/web/contract/projects";
import { route } from "@/lib/web/route";

export const PUT = route(setPlanCall, ({ actor, params, body, now, once }) =>
  setPlan(actor, { ...body, projectId: params.id, year: params.year }, { now, once }),
);
