import { listChanges } from "@/lib/changes/queries/list-changes";
import { listChangesCall } from "@/lib/web/contract/changes";
import { route } from "@/lib/web/route";

export const GET = route(listChangesCall, ({ actor, query }) => listChanges(actor, query));
