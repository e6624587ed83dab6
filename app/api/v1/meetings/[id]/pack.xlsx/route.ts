import { Readable } from "node:stream";
import { packCall } from "@/lib/web/contract/meeting-papers";
import { meetingDocumentOf } from "@/lib/web/meeting-documents";
import { route } from "@/lib/web/route";

export const GET = route(packCall, async ({ actor, params, now }) => {
  const { name, content } = await meetingDocumentOf(actor, params.id, "pack", now);
  return { name, content: Readable.from([content]) };
});
