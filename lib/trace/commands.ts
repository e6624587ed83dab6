import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import type { Tx } from "@/lib/core/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { FIRST_HASH, hashOf, SYSTEM_CHAIN } from "@/lib/trace/chain";
import type { TraceEntry } from "@/lib/trace/schema";

const json = (value: unknown): Prisma.InputJsonValue => JSON.parse(JSON.stringify(value ?? {}));

/**
 * Appends events to their chains inside the change's own transaction. Chains are locked in a fixed order, so
 * that two writers of the same projects wait for each other instead of deadlocking.
 */
export async function recordTraces(tx: Tx, actor: Actor, entries: TraceEntry[], now: Date): Promise<void> {
  if (entries.length === 0) return;
  const chains = [...new Set(entries.map((entry) => entry.projectId ?? SYSTEM_CHAIN))].sort();
  await tx.$executeRaw`
    INSERT INTO trace_head (chain, index, hash)
    SELECT chain, 0, ${FIRST_HASH} FROM unnest(${chains}::text[]) AS chain ORDER BY chain
    ON CONFLICT DO NOTHING`;
  const locked = await tx.$queryRaw<{ chain: string; index: number; hash: string }[]>`
    SELECT chain, index, hash FROM trace_head WHERE chain = ANY(${chains}::text[]) ORDER BY chain FOR UPDATE`;
  const heads = new Map(locked.map((head) => [head.chain, { index: head.index, hash: head.hash }]));

  const rows: Prisma.TraceEventCreateManyInput[] = [];
  for (const entry of entries) {
    const chain = entry.projectId ?? SYSTEM_CHAIN;
    const head = heads.get(chain);
    if (!head) throw new Error(`trace head of ${chain} is missing`);
    const event = {
      chain,
      index: head.index + 1,
      at: now.toISOString(),
      actorId: actor.id,
      actorName: actor.name,
      onBehalfOf: entry.onBehalfOf ?? null,
      unitName: actor.unitName,
      address: actor.address ?? null,
      category: entry.category,
      subject: entry.subject,
      subjectId: entry.subjectId,
      verb: entry.verb,
      before: json(entry.before),
      after: json(entry.after),
      reason: entry.reason ?? null,
    };
    const hash = hashOf(head.hash, event);
    rows.push({ ...event, at: now, previousHash: head.hash, hash });
    head.index = event.index;
    head.hash = hash;
  }
  await tx.traceEvent.createMany({ data: rows });

  const changed = chains.map((chain) => ({ chain, ...(heads.get(chain) ?? { index: 0, hash: FIRST_HASH }) }));
  await tx.$executeRaw`
    UPDATE trace_head SET index = moved.index, hash = moved.hash
    FROM jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) AS moved (chain text, index int, hash text)
    WHERE trace_head.chain = moved.chain`;
}

/** One event; see `recordTraces`. */
export const recordTrace = (tx: Tx, actor: Actor, entry: TraceEntry, now: Date): Promise<void> =>
  recordTraces(tx, actor, [entry], now);
