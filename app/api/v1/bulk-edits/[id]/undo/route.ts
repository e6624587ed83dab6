import { undoBulkEdit } from "@/lib/projects/commands/bulk-edit";
import { undoBulkEditCall } from "@/lib/web/contract/bulk-edits";
import { route } from "@/lib/web/route";

export const POST = route(undoBulkEditCall, ({ actor, params, body, now, once }) =>
  undoBulkEdit(actor, { ...body, bulkId: params.id }, { now, once }),
);
