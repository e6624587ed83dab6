import type { SessionAct } from "@/lib/meetings/rules/session-acts";
import {
  discard,
  enqueue,
  markTried,
  nextToSend,
  type QueueEntry,
  rebased,
  refuse,
  settle,
  targetOf,
} from "@/lib/meetings/rules/session-queue";
import type { ActAnswer, Snapshot } from "@/lib/web/meeting-session";
import { watchLive } from "../watch-live";
import { Kept } from "./kept";

/** "live": all is well; "lost": being brought back; "signedOut": somebody has to sign in; "over": no longer theirs. */
export type Line = "live" | "lost" | "signedOut" | "over";
export type SessionState = { server: Snapshot; entries: readonly QueueEntry[]; line: Line };

const RETRY_MS = 2_000;
const TIMEOUT_MS = 15_000;
/** Items that one only passes by are not shown. */
const STAND_MS = 250;
/** A server that fails at the same act so often will not take it: somebody has to look. */
const MOST_FAILURES = 5;

/**
 * The meeting on the clerk's page: the server's newest snapshot, and the queue of what is not saved yet, which is
 * sent in order, again and again until the server has answered. Lives outside of React, so that nothing is lost when
 * a component goes.
 */
export class SessionStore {
  readonly kept: Kept;
  private state: SessionState;
  private readonly listeners = new Set<() => void>();
  private sending = false;
  private running = false;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private count = 0;
  private standing: string | null = null;
  private showing = false;
  private pause: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly meetingId: string,
    actorId: string,
    server: Snapshot,
  ) {
    this.kept = new Kept(meetingId, actorId);
    this.state = { server, entries: [], line: "live" };
  }

  readonly get = (): SessionState => this.state;

  readonly listen = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Takes up what an earlier page left unsaved, and the live stream. Answers the end of it. */
  start(): () => void {
    this.running = true;
    this.set({ entries: this.kept.entries() });
    const stop = watchLive<Snapshot>(`/meetings/${this.meetingId}/live`, {
      onState: (server) => {
        this.receive(server);
        this.wake();
      },
      onLine: (up) => {
        if (up || this.state.line === "live") this.set({ line: up ? "live" : "lost" });
      },
      onEnd: (reason) => this.set({ line: reason === "UNAUTHENTICATED" ? "signedOut" : "over" }),
    });
    this.wake();
    return () => {
      this.running = false;
      clearTimeout(this.retry);
      clearTimeout(this.pause);
      stop();
    };
  }

  /** Queues an act and sends it as soon as it can. Answers the id under which it waits. */
  act(act: SessionAct, seen?: Record<string, unknown>): string {
    const id = this.nextId();
    this.setEntries(enqueue(this.state.entries, id, act, seen));
    this.wake();
    return id;
  }

  discard(id: string): void {
    this.setEntries(discard(this.state.entries, id));
    this.wake();
  }

  /** Shows an item on the projector; only the last one counts, so it does not queue. */
  stand(itemId: string): void {
    this.standing = itemId.startsWith("local:") ? null : itemId;
    clearTimeout(this.pause);
    this.pause = setTimeout(() => void this.sendStanding(), STAND_MS);
  }

  private nextId(): string {
    const time = Date.now().toString(36).padStart(9, "0");
    return `${time}-${String(this.count++).padStart(4, "0")}-${crypto.randomUUID().slice(0, 8)}`;
  }

  private set(change: Partial<SessionState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }

  private setEntries(entries: QueueEntry[]): void {
    this.kept.keep(this.state.entries, entries);
    this.set({ entries });
  }

  private receive(server: Snapshot): void {
    if (server.takenAt >= this.state.server.takenAt) this.set({ server });
  }

  private wake(): void {
    clearTimeout(this.retry);
    void this.send();
    void this.sendStanding();
  }

  private async send(): Promise<void> {
    if (this.sending || !this.running) return;
    this.sending = true;
    try {
      for (let entry = nextToSend(this.state.entries); entry && this.running; ) {
        // The queue writes that it was tried before it is: an answer may never come.
        this.setEntries(markTried(this.state.entries, entry.id));
        if (!(await this.sendOne(entry))) {
          this.retry = setTimeout(() => this.wake(), RETRY_MS);
          return;
        }
        this.failures = 0;
        entry = nextToSend(this.state.entries);
      }
    } finally {
      this.sending = false;
    }
  }

  private async post(act: SessionAct, key?: string): Promise<ActAnswer | null> {
    if (navigator.onLine === false) return null;
    try {
      const response = await fetch(`/meetings/${this.meetingId}/acts`, {
        method: "POST",
        headers: { "content-type": "application/json", ...(key ? { "idempotency-key": key } : {}) },
        body: JSON.stringify(act),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const answer = (await response.json()) as ActAnswer;
      // Whether a server whose database is away has written it nobody knows yet: sent again under its key, it counts once.
      return "error" in answer && answer.error.reason === "DATABASE_SILENT" ? null : answer;
    } catch {
      return null;
    }
  }

  /** True when the server has decided about it; false: it is to be sent again. */
  private async sendOne({ id, act }: QueueEntry): Promise<boolean> {
    const answer = await this.post(act, id);
    if (answer === null) {
      if (this.state.line === "live") this.set({ line: "lost" });
      return false;
    }
    if ("done" in answer) {
      this.setEntries(settle(this.state.entries, id, answer.done));
      this.receive(answer.view);
      if (this.state.line !== "live") this.set({ line: "live" });
      return true;
    }
    const { error, view } = answer;
    if (error.code === "UNAUTHENTICATED") {
      this.set({ line: "signedOut" });
      return false;
    }
    if (error.code === "INTERNAL" && ++this.failures < MOST_FAILURES) return false;
    if (view) this.receive(view);
    this.refused(id, error, view);
    return true;
  }

  private refused(id: string, error: Extract<ActAnswer, { error: unknown }>["error"], view?: Snapshot): void {
    const entry = this.state.entries.find((one) => one.id === id);
    const again =
      entry && error.reason === "STALE_VERSION" && view ? rebased(entry, rowOf(entry, view)) : null;
    if (entry && again) {
      const fresh: QueueEntry = { ...entry, id: `${id}.r`, act: again, tried: false };
      this.setEntries(this.state.entries.map((one) => (one.id === id ? fresh : one)));
    } else this.setEntries(refuse(this.state.entries, id, error));
  }

  private async sendStanding(): Promise<void> {
    const { server } = this.state;
    const itemId = this.standing;
    if (!itemId || this.showing || !this.running || server.state !== "in_session") return;
    if (server.currentItemId !== itemId) {
      this.showing = true;
      const answer = await this.post({ act: "stand", input: { meetingId: this.meetingId, itemId } });
      this.showing = false;
      // Without a line it is shown when that is back.
      if (answer === null) return;
      if ("done" in answer) this.receive(answer.view);
    }
    if (this.standing === itemId) this.standing = null;
    else void this.sendStanding();
  }
}

/** The row that an entry changes, as it stands now, by the names of the act's fields. */
export function rowOf({ act }: QueueEntry, view: Snapshot): Record<string, unknown> & { version: number } {
  const target = targetOf(act);
  const decision = view.decisions.find(({ id }) => id === target);
  if (decision) {
    const { leadUnit, assisting, project, ...rest } = decision;
    return {
      ...rest,
      leadUnitId: leadUnit.id,
      assistingUnitIds: assisting.map(({ id }) => id),
      projectId: project?.id ?? null,
    };
  }
  return view.attendance.find(({ id }) => id === target) ?? { version: 0 };
}
