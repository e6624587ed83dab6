import { getLamps } from "@/lib/lamps/queries/get-lamps";
import { projectLampsCall } from "@/lib/web/contract/lamps";
import { route } from "@/lib/web/route";

export const GET = route(projectLampsCall, ({ actor, params }) => getLamps(actor, params.id));
