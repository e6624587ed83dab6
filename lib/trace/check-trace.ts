import type { Snapshot } from "@/lib/core/snapshot";
import type { Anchor, Anchors, Head } from "@/lib/trace/anchors";
import { CHAIN_START, type Link, type StoredEvent, whyNotNext } from "@/lib/trace/chain";

/** Where a chain first breaks. `index` counts its events from 1. */
export type TraceFault = {
  chain: string;
  index: number;
  /** `cut`: the end is gone; `anchored`: it fits its chain, but not the anchor of `day`. */
  what: "missing" | "altered" | "cut" | "anchored";
  /** Of the anchor that knew better. */
  day?: string;
};

export type TraceCheck = {
  chains: number;
  events: number;
  anchors: number;
  /** Of the anchors file; null when its lines follow on each other. */
  brokenLine: number | null;
  /** The first break of each broken chain, the first chains of them. */
  faults: TraceFault[];
  broken: number;
};

/** Breaks that are named; more are counted. */
const NAMED = 50;
const BATCH = 2_000;

const EVENTS = `
  SELECT chain, index, at, actor_id AS "actorId", actor_name AS "actorName", on_behalf_of AS "onBehalfOf",
    unit_name AS "unitName", address, category, subject, subject_id AS "subjectId", verb, before, after, reason,
    previous_hash AS "previousHash", hash
  FROM trace_event WHERE (chain, index) > ($1, $2) ORDER BY chain, index LIMIT ${BATCH}`;

type Row = Omit<StoredEvent, "at"> & { at: Date };

/** Pages through all events in the order of their chains. */
async function* events(snapshot: Snapshot): AsyncGenerator<StoredEvent> {
  let after: [string, number] = ["", 0];
  for (;;) {
    const { rows } = await snapshot.query<Row>(EVENTS, after);
    for (const row of rows) yield { ...row, at: row.at.toISOString() };
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    after = [last.chain, last.index];
  }
}

/** By index: the hash that an anchor saw there, and the anchor's day. */
type Pins = ReadonlyMap<number, { hash: string; day: string }>;

/** What the anchors say of each chain. The first that speaks of an event is believed. */
function pinsOf(anchors: readonly Anchor[]): Map<string, Pins> {
  const pins = new Map<string, Map<number, { hash: string; day: string }>>();
  for (const { day, heads } of anchors) {
    for (const [chain, [index, hash]] of Object.entries(heads)) {
      const ofChain = pins.get(chain) ?? new Map();
      if (!ofChain.has(index)) ofChain.set(index, { hash, day });
      pins.set(chain, ofChain);
    }
  }
  return pins;
}

/** Follows one chain; remembers only its first break. */
class Follower {
  fault: TraceFault | null = null;
  private last: Link = CHAIN_START;

  constructor(
    private readonly chain: string,
    private readonly pins: Pins,
  ) {}

  take(event: StoredEvent): void {
    if (this.fault) return;
    const broken = whyNotNext(this.last, event);
    if (broken) {
      this.fault = { chain: this.chain, index: this.last.index + 1, what: broken };
      return;
    }
    this.last = event;
    const pin = this.pins.get(event.index);
    if (pin && pin.hash !== event.hash)
      this.fault = { chain: this.chain, index: event.index, what: "anchored", day: pin.day };
  }

  end(head: Link = CHAIN_START): TraceFault | null {
    if (this.fault) return this.fault;
    const { chain } = this;
    const { index, hash } = this.last;
    const next = index + 1;
    const beyond = [...this.pins].find(([pinned]) => pinned > index);
    if (beyond) return { chain, index: next, what: "cut", day: beyond[1].day };
    if (head.index > index) return { chain, index: next, what: "cut" };
    if (head.index < index) return { chain, index: head.index + 1, what: "altered" };
    return head.hash === hash ? null : { chain, index, what: "altered" };
  }
}

/** The heads of all chains, in their order. */
export const readHeads = async (snapshot: Snapshot): Promise<Head[]> =>
  (await snapshot.query<Head>("SELECT chain, index, hash FROM trace_head ORDER BY chain")).rows;

/**
 * Recomputes every chain of the trace, holds it against its head and against the anchors, and names the first event
 * of each chain that does not fit. `onProgress` gets the number of events read, now and then.
 */
export async function checkTrace(
  snapshot: Snapshot,
  { anchors, brokenLine }: Anchors,
  onProgress: (events: number) => void = () => undefined,
): Promise<TraceCheck> {
  const pins = pinsOf(anchors);
  const heads = new Map((await readHeads(snapshot)).map(({ chain, ...head }) => [chain, head]));
  // Chains that have a head or an anchor, but not one event left, are missed too.
  const unseen = new Set([...heads.keys(), ...pins.keys()]);
  const check: TraceCheck = {
    chains: 0,
    events: 0,
    anchors: anchors.length,
    brokenLine,
    faults: [],
    broken: 0,
  };

  let current: string | null = null;
  let follower = new Follower("", new Map());
  const close = (chain: string): void => {
    check.chains += 1;
    unseen.delete(chain);
    const fault = follower.end(heads.get(chain));
    if (!fault) return;
    check.broken += 1;
    if (check.faults.length < NAMED) check.faults.push(fault);
  };
  const begin = (chain: string): void => {
    current = chain;
    follower = new Follower(chain, pins.get(chain) ?? new Map());
  };

  for await (const event of events(snapshot)) {
    if (event.chain !== current) {
      if (current !== null) close(current);
      begin(event.chain);
    }
    follower.take(event);
    check.events += 1;
    if (check.events % BATCH === 0) onProgress(check.events);
  }
  if (current !== null) close(current);
  for (const chain of [...unseen].sort()) {
    begin(chain);
    close(chain);
  }
  return check;
}
