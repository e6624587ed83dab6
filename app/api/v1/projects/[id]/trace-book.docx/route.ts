import { Readable } from "node:stream";
import { traceBookCall } from "@/lib/web/contract/projects";
import { route } from "@/lib/web/route";
import { traceBookOf } from "@/lib/web/trace-book";

export const GET = route(traceBookCall, async ({ actor, params, now }) => {
  const { name, content } = await traceBookOf(actor, params.id, now);
  return { name, content: Readable.from([content]) };
});
