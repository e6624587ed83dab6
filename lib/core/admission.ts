/** What a request does: reading can be asked for again, writing is somebody's work. */
export type Kind = "read" | "write";

/** How many run at once, and how many of each kind may wait for one of those to end. */
export type Limits = { running: number; waiting: Readonly<Record<Kind, number>> };

/**
 * Decides which requests a process works on, which wait and which it refuses: a bounded number runs, each kind has a
 * bounded queue of its own, and what writes goes before what reads. Pure: it knows no clock and no request.
 */
export class Admission<T> {
  private running = 0;
  private readonly queues: Record<Kind, T[]> = { read: [], write: [] };

  constructor(private readonly limits: Limits) {}

  /** "run" takes a place, which `ended` gives back. A place that is free goes to whoever comes: nobody is waiting. */
  arrive(request: T, kind: Kind): "run" | "wait" | "refuse" {
    if (this.running < this.limits.running) {
      this.running++;
      return "run";
    }
    const queue = this.queues[kind];
    if (queue.length >= this.limits.waiting[kind]) return "refuse";
    queue.push(request);
    return "wait";
  }

  /** One that ran has ended: answers who runs in its place, the longest waiting write first. */
  ended(): T | undefined {
    const next = this.queues.write.shift() ?? this.queues.read.shift();
    if (next === undefined) this.running--;
    return next;
  }

  /** Takes one out of its queue, because it waited too long or went away; false when it does not wait. */
  leave(request: T): boolean {
    for (const queue of Object.values(this.queues)) {
      const at = queue.indexOf(request);
      if (at >= 0) {
        queue.splice(at, 1);
        return true;
      }
    }
    return false;
  }
}
