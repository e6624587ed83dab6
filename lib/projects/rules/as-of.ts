/** A project's facts by their names in the trace: what `after` of its events holds. */
export type TracedFacts = Readonly<Record<string, unknown>>;

/** One event of a project's own facts, on its business day. */
export type FactEvent = {
  day: string;
  verb: string;
  before: TracedFacts;
  after: TracedFacts;
};

type Milestone = { name: string; planned?: string; actual?: string | null };

/** A report says of a milestone only that it was reached: then the list holds those alone, without planned days. */
function undoMilestones(now: unknown, before: unknown, after: unknown): unknown {
  const [current, was, became] = [now, before, after].map((list) => (list ?? []) as Milestone[]);
  const isPart = became?.length && became.every((item) => item.planned === undefined);
  if (!isPart) return before;
  const reached = new Map(was?.map((item) => [item.name, item.actual ?? null]));
  return current?.map((item) =>
    reached.has(item.name) ? { ...item, actual: reached.get(item.name) ?? null } : item,
  );
}

/** Entered by hand, or as a new row of a list. */
const isEntry = ({ verb, before, after }: FactEvent): boolean =>
  verb === "project.create" ||
  (verb === "project.import" && Object.keys(before).length === 0 && after.number !== undefined);

function undo(facts: TracedFacts, event: FactEvent): TracedFacts {
  const undone: Record<string, unknown> = { ...facts };
  for (const [key, value] of Object.entries(event.before)) {
    if (!(key in facts)) continue;
    undone[key] = key === "milestones" ? undoMilestones(facts[key], value, event.after[key]) : value;
  }
  return undone;
}

/** Of the facts that a trace event names, those that are the project's own: not the file that a list came in. */
export const factsNamedBy = (event: FactEvent, facts: TracedFacts): string[] =>
  Object.keys(facts).filter((key) => key in event.before || key in event.after);

/** The database keeps an object's keys in its own order: the same facts must read the same. */
const canonical = (value: unknown): string =>
  JSON.stringify(value ?? null, (_, item) =>
    typeof item === "object" && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );

const differs = (a: unknown, b: unknown): boolean => canonical(a) !== canonical(b);

/**
 * A project's facts as they stood at the end of a business day: what is known now, with every later event undone,
 * the newest first. `changed` names what is different now. Null: it was not in the registry yet.
 */
export function factsAsOf(
  current: TracedFacts,
  newestFirst: readonly FactEvent[],
  day: string,
): { facts: TracedFacts; changed: string[] } | null {
  let facts = current;
  for (const event of newestFirst) {
    if (event.day <= day) break;
    if (isEntry(event)) return null;
    facts = undo(facts, event);
  }
  return { facts, changed: Object.keys(current).filter((key) => differs(facts[key], current[key])) };
}
