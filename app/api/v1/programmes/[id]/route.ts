import { updateProgramme } from "@/lib/programmes/commands";
import { getProgramme } from "@/lib/programmes/queries";
import { getProgrammeCall, updateProgrammeCall } from "@/lib/web/contract/programmes";
import { route } from "@/lib/web/route";

export const GET = route(getProgrammeCall, ({ actor, params }) => getProgramme(actor, params.id));

export const PATCH = route(updateProgrammeCall, async ({ actor, params, body, now, once }) => {
  await updateProgramme(actor, { ...body, programmeId: params.id }, { now, once });
  return getProgramme(actor, params.id);
});
