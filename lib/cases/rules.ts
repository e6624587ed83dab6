/** "WZ-2017-0001" (问责): the year of the period that opened it and a number that runs within the year. */
export const caseNumber = (year: number, running: number): string =>
  `WZ-${year}-${String(running).padStart(4, "0")}`;

/**
 * What a closing does to the cases of its period: those whose red run no longer reaches its limit here are
 * withdrawn, projects whose run does and that have none in force get one. What stays is left as it was opened.
 */
export function reconcile(
  inForce: readonly { id: string; projectId: string }[],
  triggered: readonly string[],
): { open: string[]; withdraw: string[] } {
  const wanted = new Set(triggered);
  const known = new Set(inForce.map(({ projectId }) => projectId));
  return {
    open: triggered.filter((projectId) => !known.has(projectId)),
    withdraw: inForce.filter(({ projectId }) => !wanted.has(projectId)).map(({ id }) => id),
  };
}
