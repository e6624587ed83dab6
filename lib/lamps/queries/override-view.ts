import "server-only";

type StoredOverride = { reason: string; evidence: string; madeBy: string; madeAt: Date };

export const overrideFields = { reason: true, evidence: true, madeBy: true, madeAt: true } as const;

/** Why and on what evidence is for those who see the project in full; that a lamp was overridden, for everybody. */
export function overrideView(override: StoredOverride | null, full: boolean) {
  if (!override) return null;
  const { madeBy, madeAt, reason, evidence } = override;
  return {
    madeBy,
    madeAt: madeAt.toISOString(),
    reason: full ? reason : null,
    evidence: full ? evidence : null,
  };
}
