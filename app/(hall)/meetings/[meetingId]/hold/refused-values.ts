import type { SessionAct } from "@/lib/meetings/rules/session-acts";
import { type QueueEntry, targetOf } from "@/lib/meetings/rules/session-queue";
import type { Snapshot } from "@/lib/web/meeting-session";
import type { DecisionValues } from "./decision-values";
import type { Item, Unit } from "./overlay";
import { rowOf } from "./session-store";

/** The fields that an act changes; nothing of how it is sent. */
function changed({ act }: QueueEntry): Record<string, unknown> {
  const { itemId, decisionId, attendanceId, meetingId, version, seen, ...fields } = act.input as Record<
    string,
    unknown
  >;
  return fields;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** The row of an act as the server has it now, by the act's field names; null: it makes one, or it is gone. */
export function serverRow(
  entry: QueueEntry,
  server: Snapshot,
): (Record<string, unknown> & { version: number }) | null {
  const { act } = entry;
  if (act.act === "record") return server.items.find(({ id }) => id === act.input.itemId) ?? null;
  if (targetOf(act) === null) return null;
  const row = rowOf(entry, server);
  return row.version > 0 ? row : null;
}

export type Clash = { field: string; mine: unknown; theirs: unknown };

/** What both clerks wrote differently. */
export function clashesOf(entry: QueueEntry, server: Snapshot): Clash[] {
  const row = serverRow(entry, server);
  if (!row || entry.act.act === "drop") return [];
  const seen = (entry.act.act === "record" ? entry.act.input.seen : entry.seen) ?? {};
  return Object.entries(changed(entry)).flatMap(([field, mine]) =>
    field in seen && !same((seen as Record<string, unknown>)[field], row[field]) && !same(mine, row[field])
      ? [{ field, mine, theirs: row[field] }]
      : [],
  );
}

/**
 * The act once more, against the row as it stands now, without the fields in `without` and with `instead` in place of
 * what was typed; null: nothing of it is left.
 */
export function againOf(
  entry: QueueEntry,
  server: Snapshot,
  { without = [], instead = {} }: { without?: readonly string[]; instead?: Record<string, unknown> } = {},
): { act: SessionAct; seen?: Record<string, unknown> } | null {
  const row = serverRow(entry, server);
  const { act } = entry;
  if (!row) return { act };
  if (act.act === "drop") return { act: { act: "drop", input: { ...act.input, version: row.version } } };
  const fields = Object.fromEntries(
    Object.entries({ ...changed(entry), ...instead }).filter(([field]) => !without.includes(field)),
  );
  if (Object.keys(fields).length === 0) return null;
  const seen = Object.fromEntries(Object.keys(fields).map((field) => [field, row[field] ?? null]));
  if (act.act === "record") {
    return { act: { act: "record", input: { itemId: act.input.itemId, ...fields, seen } } as SessionAct };
  }
  const target = act.act === "amend" ? { decisionId: targetOf(act) } : { attendanceId: targetOf(act) };
  return { act: { act: act.act, input: { ...target, ...fields, version: row.version } } as SessionAct, seen };
}

/** The item that an act is about, where it is about one. */
export function itemOf({ act }: QueueEntry, view: Snapshot): Item | null {
  const itemId =
    act.act === "record" || act.act === "decide"
      ? act.input.itemId
      : view.decisions.find(({ id }) => id === targetOf(act))?.itemId;
  return view.items.find(({ id }) => id === itemId) ?? null;
}

/** A refused decision, to be typed on in its form. */
export function refusedDecision({ act }: QueueEntry, units: readonly Unit[]): DecisionValues | null {
  if (act.act !== "decide") return null;
  const { input } = act;
  return {
    title: input.title,
    units: [input.leadUnitId, ...(input.assistingUnitIds ?? [])].map(
      (id) => units.find((unit) => unit.id === id) ?? { id, name: "" },
    ),
    person: input.leadPerson,
    deadline: input.deadline,
    effect: input.effect,
    category: input.category ?? "other",
    projectId: input.projectId ?? "",
  };
}
