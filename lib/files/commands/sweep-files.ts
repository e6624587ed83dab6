import "server-only";
import { tryHoldSweep } from "@/lib/core/advisory-locks";
import { db } from "@/lib/core/db";
import { inTransaction } from "@/lib/core/transaction";
import { sweepIncoming } from "@/lib/files/incoming";
import { dropKept, keptSince, listKept } from "@/lib/files/storage";

const HOUR_MS = 3_600_000;
/** An upload still being written is younger than this. */
const INCOMING_MS = HOUR_MS;
/** A form that is being filled in is younger than this. */
const PENDING_MS = 24 * HOUR_MS;
const BATCH = 1000;

/**
 * Rows that no form took up, and then their contents: the row first, so that none is ever without its file. None
 * while a backup runs; the next night takes them.
 */
async function sweepPending(before: Date): Promise<number> {
  const gone = await inTransaction(async (tx) =>
    (await tryHoldSweep(tx))
      ? tx.$queryRaw<{ key: string; thumbnail_key: string | null }[]>`
          DELETE FROM attachment WHERE subject IS NULL AND created_at < ${before} RETURNING key, thumbnail_key`
      : [],
  );
  for (const { key, thumbnail_key } of gone) {
    await dropKept(key);
    if (thumbnail_key) await dropKept(thumbnail_key);
  }
  return gone.length;
}

/** Contents that no row names: of an upload that was killed between the two, or whose row was swept. */
async function sweepOrphans(before: Date): Promise<number> {
  let swept = 0;
  for await (const keys of listKept()) {
    for (let start = 0; start < keys.length; start += BATCH) {
      const some = keys.slice(start, start + BATCH);
      const named = await db().$queryRaw<{ key: string }[]>`
        SELECT key FROM attachment WHERE key = ANY(${some}::text[])
        UNION ALL SELECT thumbnail_key FROM attachment WHERE thumbnail_key = ANY(${some}::text[])`;
      const known = new Set(named.map(({ key }) => key));
      for (const key of some) {
        if (known.has(key) || (await keptSince(key)) >= before) continue;
        await dropKept(key);
        swept += 1;
      }
    }
  }
  return swept;
}

/**
 * Clears away what uploads left behind. `instant` is real time, whatever business date is pinned. Running it again
 * changes nothing.
 */
export async function sweepFiles(
  instant: Date,
): Promise<{ incoming: number; pending: number; orphans: number }> {
  const ago = (milliseconds: number) => new Date(instant.getTime() - milliseconds);
  return {
    incoming: await sweepIncoming(ago(INCOMING_MS)),
    pending: await sweepPending(ago(PENDING_MS)),
    orphans: await sweepOrphans(ago(PENDING_MS)),
  };
}
