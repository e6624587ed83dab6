import { createProgramme } from "@/lib/programmes/commands";
import { getProgramme, listProgrammes } from "@/lib/programmes/queries";
import { createProgrammeCall, listProgrammesCall } from "@/lib/web/contract/programmes";
import { route } from "@/lib/web/route";

export const GET = route(listProgrammesCall, ({ actor, query }) => listProgrammes(actor, query));

export const POST = route(createProgrammeCall, async ({ actor, body, now, once }) => {
  const { id } = await createProgramme(actor, body, { now, once });
  return getProgramme(actor, id);
});
