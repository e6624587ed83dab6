import { overrideLamp } from "@/lib/lamps/commands/override-lamp";
import { overrideLampCall } from "@/lib/web/contract/overrides";
import { route } from "@/lib/web/route";

export const PUT = route(overrideLampCall, ({ actor, params: { id, period }, body, now, once }) =>
  overrideLamp(actor, { ...body, projectId: id, period }, { now, once }),
);
