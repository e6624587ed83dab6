import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import type { Decision } from "@/lib/issues/schema";

/** What a request keeps of its decision: which, by whom, when, and the words said to it, or null. */
export const decided = (
  actor: Actor,
  { decision, remark }: Pick<Decision, "decision" | "remark">,
  now: Date,
) => ({
  decision: decision === "approve" ? ("approved" as const) : ("refused" as const),
  decidedAt: now,
  decidedByName: actor.name,
  remark: remark || null,
});

/** The request that waits for a decision, if one does. */
export const waitingOf = <T extends { decision: string | null }>(requests: readonly T[]): T | undefined =>
  requests.find(({ decision }) => decision === null);
