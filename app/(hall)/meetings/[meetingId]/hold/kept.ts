import type { QueueEntry } from "@/lib/meetings/rules/session-queue";

/**
 * What a clerk has typed and the server has not confirmed, kept in the browser: one key for each act, so that two
 * windows of the same person never write over each other's.
 */
export class Kept {
  private readonly acts: string;
  private readonly drafts: string;

  constructor(meetingId: string, actorId: string) {
    this.acts = `liangdeng.meeting.${meetingId}.${actorId}.act.`;
    this.drafts = `liangdeng.meeting.${meetingId}.${actorId}.draft.`;
  }

  entries(): QueueEntry[] {
    return this.guard([], () =>
      Object.keys(localStorage)
        .filter((key) => key.startsWith(this.acts))
        .sort()
        .flatMap((key) => {
          const entry = parsed<QueueEntry>(localStorage.getItem(key));
          return entry?.act?.input ? [entry] : [];
        }),
    );
  }

  /** Writes what has changed between two states of the queue. */
  keep(before: readonly QueueEntry[], after: readonly QueueEntry[]): void {
    this.guard(undefined, () => {
      const known = new Map(before.map((entry) => [entry.id, entry]));
      for (const entry of after) {
        if (known.get(entry.id) !== entry) localStorage.setItem(this.acts + entry.id, JSON.stringify(entry));
        known.delete(entry.id);
      }
      for (const id of known.keys()) localStorage.removeItem(this.acts + id);
    });
  }

  /** What is being typed, by field; survives a reload. */
  draft<T>(field: string): T | null {
    return this.guard(null, () => parsed<T>(localStorage.getItem(this.drafts + field)));
  }

  keepDraft(field: string, value: unknown): void {
    this.guard(undefined, () => {
      if (value === null) localStorage.removeItem(this.drafts + field);
      else localStorage.setItem(this.drafts + field, JSON.stringify(value));
    });
  }

  /** A browser that keeps nothing (private mode, storage full) still works; it only forgets on reload. */
  private guard<T>(otherwise: T, work: () => T): T {
    try {
      return work();
    } catch {
      return otherwise;
    }
  }
}

function parsed<T>(text: string | null): T | null {
  try {
    return text === null ? null : (JSON.parse(text) as T);
  } catch {
    return null;
  }
}
