import { performance } from "node:perf_hooks";

/** One request: its status (0: no answer came), and milliseconds until the answer had come whole. */
export type Taken = { status: number; ms: number; retryAfter: string | null; text: string };

/** An answer that takes longer is none. */
const TIMEOUT_MS = 120_000;

/** Sends one request; a connection that breaks is an answer too. */
export async function ask(url: string, request: RequestInit = {}): Promise<Taken> {
  const started = performance.now();
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const answer = await fetch(url, { ...request, redirect: "manual", signal });
    const text = await answer.text();
    const retryAfter = answer.headers.get("retry-after");
    return { status: answer.status, ms: performance.now() - started, retryAfter, text };
  } catch {
    return { status: 0, ms: performance.now() - started, retryAfter: null, text: "" };
  }
}

const shareOf = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** Requests of one kind, and what may be said of them. */
export class Tally {
  private readonly taken: Taken[] = [];

  constructor(
    readonly what: string,
    /** Milliseconds that the design allows 95 of 100 answers. */
    readonly goalMs?: number,
  ) {}

  add(one: Taken): Taken {
    this.taken.push(one);
    return one;
  }

  get count(): number {
    return this.taken.length;
  }

  has(status: number): number {
    return this.taken.filter((one) => one.status === status).length;
  }

  /** Answers that no load excuses: a server's error that is no refusal, no answer, a refusal without "try again". */
  faults(): string[] {
    const isFault = ({ status, retryAfter }: Taken) =>
      status === 0 ||
      (status >= 500 && status !== 503) ||
      ((status === 503 || status === 429) && !retryAfter);
    const found = this.taken
      .filter(isFault)
      .map(({ status, text }) => `${this.what}: ${status} ${text.slice(0, 120)}`);
    return found.slice(0, 5);
  }

  /** Percentiles of what was answered with success, and how many there were of each status. */
  line(): string {
    const good = this.taken.filter(({ status }) => status >= 200 && status < 400);
    const ms = good.map((one) => one.ms).sort((a, b) => a - b);
    const statuses = [...new Set(this.taken.map(({ status }) => status))].sort((a, b) => a - b);
    const counts = statuses.map((status) => `${status || "no answer"} × ${this.has(status)}`).join(", ");
    const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => shareOf(ms, share));
    const met =
      this.goalMs === undefined
        ? ""
        : `  goal p95 ≤ ${this.goalMs} ms ${(p95 ?? 0) <= this.goalMs ? "✓" : "✗"}`;
    const times = [p50, p95, p99].map((value) => `${Math.round(value ?? 0)}`.padStart(6)).join(" ");
    return `  ${this.what.padEnd(34)} p50/p95/p99 ${times} ms   ${counts}${met}`;
  }
}
