import { statfs } from "node:fs/promises";
import { env } from "@/lib/core/env";
import { pendingMigrations } from "@/lib/core/migrate";

type Check = "ok" | "failing";
export type Readiness = {
  ready: boolean;
  checks: Record<"database" | "migrations" | "disk" | "jobs", Check>;
};

/** Below a tenth of free space, attachments and the database's log could fill the rest within a working day. */
const FREE_SHARE = 0.1;
/** Anybody may ask; the database is asked at most this often. */
const KEPT_MS = 2_000;

export const hasRoom = (freeBlocks: number, blocks: number): boolean => freeBlocks >= blocks * FREE_SHARE;

const verdict = (good: boolean): Check => (good ? "ok" : "failing");

/** Blocks of the disk that the data folder lies on. */
type DiskProbe = (folder: string) => Promise<{ bavail: number; blocks: number }>;

/** Asks the database, the disk and the jobs now. `diskOf` is what the disk is asked with. */
export async function measureReadiness(
  jobsRun: () => boolean,
  diskOf: DiskProbe = statfs,
): Promise<Readiness> {
  const [pending, disk] = await Promise.all([
    pendingMigrations(env().DATABASE_URL).catch(() => null),
    diskOf(env().LIANGDENG_DATA).catch(() => null),
  ]);
  const checks = {
    database: verdict(pending !== null),
    migrations: verdict(pending?.length === 0),
    disk: verdict(disk !== null && hasRoom(disk.bavail, disk.blocks)),
    jobs: verdict(jobsRun()),
  };
  return { ready: Object.values(checks).every((check) => check === "ok"), checks };
}

let kept: { until: number; answer: Promise<Readiness> } | undefined;

/** Whether this process can serve requests and do its jobs now. */
export function readiness(jobsRun: () => boolean): Promise<Readiness> {
  if (!kept || kept.until < Date.now())
    kept = { until: Date.now() + KEPT_MS, answer: measureReadiness(jobsRun) };
  return kept.answer;
}
