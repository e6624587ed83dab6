import { statfs } from "node:fs/promises";
import { env } from "@/lib/core/env";
import { pendingMigrations } from "@/lib/core/migrate";

type Check = "ok" | "failing";
export type Readiness = { ready: boolean; checks: { database: Check; migrations: Check; disk: Check } };

/** Below a tenth of free space, attachments and the database's log could fill the rest within a working day. */
const FREE_SHARE = 0.1;
/** Anybody may ask; the database is asked at most this often. */
const KEPT_MS = 2_000;

export const hasRoom = (freeBlocks: number, blocks: number): boolean => freeBlocks >= blocks * FREE_SHARE;

const verdict = (good: boolean): Check => (good ? "ok" : "failing");

async function measure(): Promise<Readiness> {
  const [pending, disk] = await Promise.all([
    pendingMigrations(env().DATABASE_URL).catch(() => null),
    statfs(env().LIANGDENG_DATA).catch(() => null),
  ]);
  const checks = {
    database: verdict(pending !== null),
    migrations: verdict(pending?.length === 0),
    disk: verdict(disk !== null && hasRoom(disk.bavail, disk.blocks)),
  };
  return { ready: Object.values(checks).every((check) => check === "ok"), checks };
}

let kept: { until: number; answer: Promise<Readiness> } | undefined;

/** Whether this process can serve requests now. */
export function readiness(): Promise<Readiness> {
  if (!kept || kept.until < Date.now()) kept = { until: Date.now() + KEPT_MS, answer: measure() };
  return kept.answer;
}
