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
