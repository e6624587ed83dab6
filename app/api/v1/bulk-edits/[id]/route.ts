import { getBulkEdit } from "@/lib/projects/queries/bulk-edits";
import { getBulkEditCall } from "@/lib/web/contract/bulk-edits";
import { route } from "@/lib/web/route";

export const GET = route(getBulkEditCall, ({ actor, params }) => getBulkEdit(actor, params.id));
