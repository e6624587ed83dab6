import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import type { Tx } from "@/lib/core/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { type ChainedEvent, FIRST_HASH, hashOf, SYSTEM_CHAIN } from "@/lib/trace/chain";
import type { TraceEntry } from "@/lib/trace/schema";

const json = (value: unknown): Prisma.InputJsonValue => JSON.parse(JSON.stringify(value ?? {}));

type Head = { chain: string; index: number; hash: string };

const lockKnown = (tx: Tx, chains: readonly string[]): Promise<Head[]> => tx.$queryRaw<Head[]>`
  SELECT chain, index, hash FROM trace_head WHERE chain = ANY (${chains}::text[]) ORDER BY chain FOR UPDATE`;

/** The heads of the chains, locked in their order; a chain that is new gets its first head. */
async function lockHeads(tx: Tx, chains: readonly string[]): Promise<Map<string, Omit<Head, "chain">>> {
  let locked = await lockKnown(tx, chains);
  if (locked.length < chains.length) {
    await tx.$executeRaw`
      INSERT INTO trace_head (chain, index, hash)
      SELECT chain, 0, ${FIRST_HASH} FROM unnest(${chains}::text[]) AS chain ORDER BY chain
      ON CONFLICT DO NOTHING`;
    locked = await lockKnown(tx, chains);
  }
  return new Map(locked.map(({ chain, ...head }) => [chain, head]));
}

/**
 * Appends events to their chains inside the change's own transaction. Chains are locked in a fixed order, so
 * that two writers of the same projects wait for each other instead of deadlocking.
 */
export async function recordTraces(tx: Tx, actor: Actor, entries: TraceEntry[], now: Date): Promise<void> {
  if (entries.length === 0) return;
  const chains = [...new Set(entries.map((entry) => entry.projectId ?? SYSTEM_CHAIN))].sort();
  const heads = await lockHeads(tx, chains);

  const rows: (ChainedEvent & { previousHash: string; hash: string })[] = [];
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
    rows.push({ ...event, previousHash: head.hash, hash });
    head.index = event.index;
    head.hash = hash;
  }
  const moved = [...heads].map(([chain, head]) => ({ chain, ...head }));
  // One document for all rows: as single parameters they would pass the limit of a statement.
  await tx.$executeRaw`
    WITH moving AS (
      UPDATE trace_head SET index = moved.index, hash = moved.hash
      FROM json_to_recordset(${JSON.stringify(moved)}::json) AS moved (chain text, index int, hash text)
      WHERE trace_head.chain = moved.chain)
    INSERT INTO trace_event (chain, index, at, actor_id, actor_name, on_behalf_of, unit_name, address, category,
      subject, subject_id, verb, before, after, reason, previous_hash, hash)
    SELECT chain, index, at, "actorId", "actorName", "onBehalfOf", "unitName", address, category,
      subject, "subjectId", verb, before, after, reason, "previousHash", hash
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS event (chain text, index int, at timestamptz,
      "actorId" text, "actorName" text, "onBehalfOf" text, "unitName" text, address text, category "TraceCategory",
      subject text, "subjectId" text, verb text, before jsonb, after jsonb, reason text, "previousHash" text,
      hash text)`;
}

/** One event; see `recordTraces`. */
export const recordTrace = (tx: Tx, actor: Actor, entry: TraceEntry, now: Date): Promise<void> =>
  recordTraces(tx, actor, [entry], now);
