import "server-only";
import { dayIn } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { anchorsFile, appendAnchor, nextAnchor, readAnchorText } from "@/lib/trace/anchors";

/** Anchors the heads of all chains, once a day by real time; false when today's line stands already. */
export async function anchorTrace(instant: Date): Promise<boolean> {
  const file = anchorsFile();
  const text = await readAnchorText(file);
  const heads = await db().traceHead.findMany({
    select: { chain: true, index: true, hash: true },
    orderBy: { chain: "asc" },
  });
  const line = nextAnchor(text, heads, dayIn(instant), instant);
  if (line === null) return false;
  await appendAnchor(file, text, line);
  return true;
}
