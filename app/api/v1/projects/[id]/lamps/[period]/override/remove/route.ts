import { restoreLamp } from "@/lib/lamps/commands/override-lamp";
import { restoreLampCall } from "@/lib/web/contract/overrides";
import { route } from "@/lib/web/route";

export const POST = route(restoreLampCall, ({ actor, params: { id, period }, body, now, once }) =>
  restoreLamp(actor, { ...body, projectId: id, period }, { now, once }),
);
