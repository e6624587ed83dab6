import { canonicalJson, sha256 } from "@/lib/core/transaction";

/** What is hashed of an event: everything but its running number, which the database gives. */
export type ChainedEvent = {
  chain: string;
  index: number;
  at: string;
  actorId: string;
  actorName: string;
  onBehalfOf: string | null;
  unitName: string | null;
  address: string | null;
  category: string;
  subject: string;
  subjectId: string;
  verb: string;
  before: unknown;
  after: unknown;
  reason: string | null;
};

export const SYSTEM_CHAIN = "system";
export const FIRST_HASH = "0".repeat(64);

/** SHA-256 over the previous link and the event's canonical JSON. */
export const hashOf = (previousHash: string, event: ChainedEvent): string =>
  sha256(`${previousHash}\n${canonicalJson(event)}`);

/** The end of a chain as far as it was read: index and hash of its last event. */
export type Link = { index: number; hash: string };

export const CHAIN_START: Link = { index: 0, hash: FIRST_HASH };

export type StoredEvent = ChainedEvent & { previousHash: string; hash: string };

/**
 * Why a stored event does not follow on the link before it, or null. `missing`: one or more before it are gone;
 * `altered`: it, or the one before it, is not what was written.
 */
export function whyNotNext(last: Link, stored: StoredEvent): "missing" | "altered" | null {
  const { previousHash, hash, ...event } = stored;
  if (event.index !== last.index + 1) return "missing";
  return previousHash === last.hash && hash === hashOf(last.hash, event) ? null : "altered";
}
