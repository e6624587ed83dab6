import { getChange } from "@/lib/changes/queries/get-change";
import { getChangeCall } from "@/lib/web/contract/changes";
import { route } from "@/lib/web/route";

export const GET = route(getChangeCall, ({ actor, params, now }) => getChange(actor, params.id, now));
