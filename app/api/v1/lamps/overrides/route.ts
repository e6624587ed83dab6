import { listOverrides } from "@/lib/lamps/queries/list-overrides";
import { listOverridesCall } from "@/lib/web/contract/overrides";
import { route } from "@/lib/web/route";

export const GET = route(listOverridesCall, ({ actor, query }) => listOverrides(actor, query));
