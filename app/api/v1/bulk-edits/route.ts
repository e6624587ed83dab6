import { bulkEdit } from "@/lib/projects/commands/bulk-edit";
import { bulkEditCall } from "@/lib/web/contract/bulk-edits";
import { route } from "@/lib/web/route";

export const POST = route(bulkEditCall, ({ actor, body, now, once }) => bulkEdit(actor, body, { now, once }));
