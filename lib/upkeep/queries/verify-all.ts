import { UPKEEP } from "@/lib/core/advisory-locks";
import { inSnapshot, withConnection } from "@/lib/core/snapshot";
import { anchorsFile, parseAnchors, readAnchorText } from "@/lib/trace/anchors";
import { checkTrace, type TraceCheck } from "@/lib/trace/check-trace";
import {
  checkAttachments,
  checkDocuments,
  type FileCheck,
  readAttachments,
} from "@/lib/upkeep/queries/check-files";

export type Verification = { trace: TraceCheck; attachments: FileCheck; documents: FileCheck };

const NOTHING_CHECKED: FileCheck = { checked: 0, faults: [], broken: 0 };

type Options = {
  /** Of the application's login: reading is enough. */
  url: string;
  /** `trace`: chains and anchors only; `all`: every file and document too. */
  what: "trace" | "all";
  /** An anchors file that was kept elsewhere, in place of the installation's own. */
  anchors?: string | undefined;
  say?: (line: string) => void;
};

/** Whether nothing was found. */
export const isFine = ({ trace, attachments, documents }: Verification): boolean =>
  trace.broken + attachments.broken + documents.broken === 0 && trace.brokenLine === null;

/** Holds the record against its own hashes: chains, anchors, attachments, published documents. Changes nothing. */
export async function verifyAll({ url, what, anchors, say }: Options): Promise<Verification> {
  // Before the snapshot: an anchor must never speak of an event that the snapshot lacks.
  const known = parseAnchors(await readAnchorText(anchors ?? anchorsFile()));
  return withConnection(url, async (client) => {
    // Held until the connection ends: no file is swept away between its row and its content.
    await client.query("SELECT pg_advisory_lock_shared($1::int, 0)", [UPKEEP]);
    const { rows, ...found } = await inSnapshot(client, async (snapshot) => ({
      trace: await checkTrace(snapshot, known, (events) => say?.(`痕迹 events ${events}`)),
      documents: what === "all" ? await checkDocuments(snapshot) : NOTHING_CHECKED,
      rows: what === "all" ? await readAttachments(snapshot) : [],
    }));
    return { ...found, attachments: await checkAttachments(rows, say) };
  });
}
