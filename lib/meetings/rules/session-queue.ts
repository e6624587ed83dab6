import type { SessionAct } from "@/lib/meetings/rules/session-acts";

/** Why the server refused, in the form of `errorText`. */
export type Refusal = { code: string; reason: string; detail: Record<string, string | number> };

/** One act that waits to be sent, or whose answer was a refusal. Its id is its idempotency key and its order. */
export type QueueEntry = {
  id: string;
  act: SessionAct;
  /** The changed fields as they stood when they were changed; not sent. */
  seen?: Record<string, unknown>;
  /** It has been sent at least once: whether it arrived is not known, so it stays as it is. */
  tried: boolean;
  refused?: Refusal;
};

/** Before what an act makes has an id of the server, it goes by the act's. */
export const localId = (entryId: string): string => `local:${entryId}`;

/** The row that an act changes; null: it makes one, or concerns the meeting. */
export function targetOf({ act, input }: SessionAct): string | null {
  if (act === "record") return input.itemId;
  if (act === "amend" || act === "drop") return input.decisionId;
  if (act === "attendance") return input.attendanceId;
  return null;
}

const waits = (entry: QueueEntry): boolean => entry.refused === undefined;

/** Whether the later act may simply complete the earlier: the same row, the same kind, and nothing sent yet. */
function completes(earlier: QueueEntry, later: SessionAct): boolean {
  return (
    earlier.act.act === later.act &&
    (later.act === "record" || later.act === "amend" || later.act === "attendance") &&
    targetOf(earlier.act) === targetOf(later) &&
    !earlier.tried &&
    waits(earlier)
  );
}

function completed(earlier: QueueEntry, { act, seen }: Pick<QueueEntry, "act" | "seen">): QueueEntry {
  const input = { ...earlier.act.input, ...act.input } as Record<string, unknown>;
  const before = "seen" in earlier.act.input ? earlier.act.input.seen : undefined;
  // Two changes of one field count from what was seen before the first.
  if ("seen" in act.input || before)
    input.seen = { ...("seen" in act.input ? act.input.seen : {}), ...before };
  if ("version" in earlier.act.input) input.version = earlier.act.input.version;
  return {
    ...earlier,
    act: { act: act.act, input } as SessionAct,
    ...(seen || earlier.seen ? { seen: { ...seen, ...earlier.seen } } : {}),
  };
}

/**
 * Puts an act at the end. Typing on at the same row becomes one act as long as nothing else of that row came between
 * and nothing was sent.
 */
export function enqueue(
  entries: readonly QueueEntry[],
  id: string,
  act: SessionAct,
  seen?: Record<string, unknown>,
): QueueEntry[] {
  const target = targetOf(act);
  const at =
    target === null ? -1 : entries.findLastIndex((entry) => waits(entry) && targetOf(entry.act) === target);
  const earlier = entries[at];
  if (earlier && completes(earlier, act)) {
    return entries.with(at, completed(earlier, seen ? { act, seen } : { act }));
  }
  return [...entries, { id, act, tried: false, ...(seen ? { seen } : {}) }];
}

/** What is sent next: strictly in order, past what was refused and what hangs on that. */
export function nextToSend(entries: readonly QueueEntry[]): QueueEntry | null {
  const refused = new Set(entries.filter((entry) => !waits(entry)).map(({ id }) => localId(id)));
  return entries.find((entry) => waits(entry) && ![...refused].some((id) => mentions(entry, id))) ?? null;
}

const mentions = ({ act }: QueueEntry, id: string): boolean => Object.values(act.input).includes(id);

export const markTried = (entries: readonly QueueEntry[], id: string): QueueEntry[] =>
  entries.map((entry) => (entry.id === id ? { ...entry, tried: true } : entry));

/**
 * An act was done: it leaves the queue. Later acts on what it made get the server's id, and later acts on what it
 * changed its new version.
 */
export function settle(
  entries: readonly QueueEntry[],
  id: string,
  done: { id: string; version?: number },
): QueueEntry[] {
  const settled = entries.find((entry) => entry.id === id);
  if (!settled) return [...entries];
  const local = localId(id);
  return entries
    .filter((entry) => entry.id !== id)
    .map((entry) => {
      const follows = mentions(entry, local) || (targetOf(settled.act) ?? local) === targetOf(entry.act);
      if (!follows || !waits(entry)) return entry;
      const input = Object.fromEntries(
        Object.entries(entry.act.input).map(([key, value]) => [key, value === local ? done.id : value]),
      );
      const isSame = targetOf(entry.act) === local || targetOf(entry.act) === targetOf(settled.act);
      if (isSame && done.version !== undefined && entry.act.act !== "record") input.version = done.version;
      return { ...entry, act: { act: entry.act.act, input } as SessionAct };
    });
}

/** Refused: kept with what was typed, until somebody decides what becomes of it. */
export const refuse = (entries: readonly QueueEntry[], id: string, refused: Refusal): QueueEntry[] =>
  entries.map((entry) => (entry.id === id ? { ...entry, refused } : entry));

/** Taken back by hand, with whatever hangs on what it would have made. */
export const discard = (entries: readonly QueueEntry[], id: string): QueueEntry[] =>
  entries.filter((entry) => entry.id !== id && !mentions(entry, localId(id)));

/**
 * The same change against the row as it stands now, when the other clerk changed other fields of it; null: the same
 * field was changed, and somebody has to choose. `current`: the row's fields now.
 */
export function rebased(
  { act, seen }: QueueEntry,
  current: Record<string, unknown> & { version: number },
): SessionAct | null {
  if (act.act !== "amend" && act.act !== "attendance") return null;
  const touched = Object.keys(seen ?? {}).some(
    (field) => JSON.stringify(seen?.[field]) !== JSON.stringify(current[field]),
  );
  return touched ? null : ({ act: act.act, input: { ...act.input, version: current.version } } as SessionAct);
}
