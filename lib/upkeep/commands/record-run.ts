import "server-only";
import { db } from "@/lib/core/db";
import { log } from "@/lib/core/log";
import type { UpkeepDetail, UpkeepKind, UpkeepOutcome } from "@/lib/upkeep/schema";

type Told<T> = { outcome: Exclude<UpkeepOutcome, "failed">; detail: UpkeepDetail; answer: T };

/** What went wrong, for whoever runs the installation: a code where there is one. */
const reasonOf = (error: unknown): string => {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return String(code ?? message ?? error).slice(0, 200);
};

async function keep(
  kind: UpkeepKind,
  byName: string,
  startedAt: Date,
  outcome: UpkeepOutcome,
  detail: UpkeepDetail,
): Promise<void> {
  const endedAt = new Date(Math.max(Date.now(), startedAt.getTime()));
  try {
    await db().upkeepRun.create({ data: { kind, outcome, startedAt, endedAt, byName, detail } });
  } catch (error) {
    // What was done stands all the same: a full disk, or a database of an older level.
    log().error({ kind, outcome, error }, "upkeep run not recorded");
  }
}

/** Runs `work` and records how it ended; a failure is recorded and thrown on. `startedAt` is real time. */
export async function recorded<T>(
  kind: UpkeepKind,
  byName: string,
  startedAt: Date,
  work: () => Promise<Told<T>>,
): Promise<T> {
  try {
    const { outcome, detail, answer } = await work();
    await keep(kind, byName, startedAt, outcome, detail);
    return answer;
  } catch (error) {
    await keep(kind, byName, startedAt, "failed", { reason: reasonOf(error) });
    throw error;
  }
}
