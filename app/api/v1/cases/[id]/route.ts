import { getCase } from "@/lib/cases/queries";
import { getCaseCall } from "@/lib/web/contract/cases";
import { route } from "@/lib/web/route";

export const GET = route(getCaseCall, ({ actor, params }) => getCase(actor, params.id));
