/** One report that somebody tried to hand in, however often it was sent. Money, in 万元, tells it from all others. */
export type Attempt = { projectId: string; invested: number; acknowledged: boolean };
/** What the database holds of the period: a row that is no draft. */
export type Stored = { projectId: string; invested: number };

export type Books = {
  attempts: readonly Attempt[];
  stored: readonly Stored[];
  /** The projects of the period's `report.submit` events, one entry for each event. */
  events: readonly string[];
  brokenChains: readonly string[];
};

const nameOf = ({ projectId, invested }: Stored): string => `${projectId} ${invested}`;

function repeated(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.filter((name) => seen.size === seen.add(name).size);
}

/**
 * What is wrong between what people saw and what the database holds (quality.md, Faults): acknowledged ⊆ stored ⊆
 * attempted, no duplicates, one trace event for each change, chains verify. Empty when all is right.
 */
export function faultsOf({ attempts, stored, events, brokenChains }: Books): string[] {
  const held = new Set(stored.map(nameOf));
  const tried = new Set(attempts.map(nameOf));
  const changed = new Set(stored.map(({ projectId }) => projectId));
  const told = new Set(events);
  return [
    ...attempts
      .filter((attempt) => attempt.acknowledged && !held.has(nameOf(attempt)))
      .map((attempt) => `acknowledged but not stored: ${nameOf(attempt)}`),
    ...stored.filter((row) => !tried.has(nameOf(row))).map((row) => `stored but never sent: ${nameOf(row)}`),
    ...repeated(stored.map(({ projectId }) => projectId)).map((id) => `stored twice: ${id}`),
    ...repeated(events).map((id) => `traced twice: ${id}`),
    ...[...changed].filter((id) => !told.has(id)).map((id) => `stored without a trace: ${id}`),
    ...[...told].filter((id) => !changed.has(id)).map((id) => `traced but not stored: ${id}`),
    ...brokenChains.map((id) => `broken chain: ${id}`),
  ];
}
