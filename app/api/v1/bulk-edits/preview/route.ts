import { previewBulkEdit } from "@/lib/projects/queries/bulk-edits";
import { previewBulkEditCall } from "@/lib/web/contract/bulk-edits";
import { route } from "@/lib/web/route";

export const POST = route(previewBulkEditCall, async ({ actor, body }) => ({
  rows: await previewBulkEdit(actor, body),
}));
