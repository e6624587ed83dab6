import "server-only";
import { resolve } from "node:path";
import { type Actor, maySeeAllTraces, maySeeUpkeep } from "@/lib/auth/permissions";
import { db } from "@/lib/core/db";
import { backupsFolder, env } from "@/lib/core/env";
import { forbidden } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Upkeep, UpkeepDetail, UpkeepKind, UpkeepOutcome, UpkeepRunView } from "@/lib/upkeep/schema";

const fields = {
  outcome: true,
  endedAt: true,
  byName: true,
  detail: true,
} satisfies Prisma.UpkeepRunSelect;

async function latest(
  kinds: readonly UpkeepKind[],
  outcomes?: readonly UpkeepOutcome[],
): Promise<UpkeepRunView | null> {
  const row = await db().upkeepRun.findFirst({
    where: { kind: { in: [...kinds] }, ...(outcomes ? { outcome: { in: [...outcomes] } } : {}) },
    orderBy: [{ endedAt: "desc" }, { id: "desc" }],
    select: fields,
  });
  if (!row) return null;
  const detail = row.detail as UpkeepDetail;
  const { chain } = detail;
  const project =
    typeof chain === "string" && isId(chain)
      ? await db().project.findUnique({ where: { id: chain }, select: { number: true, name: true } })
      : null;
  return { ...row, endedAt: row.endedAt.toISOString(), detail, project };
}

/** When the trace was last verified, by whom, and what was found; null: never. */
export async function getLastVerification(actor: Actor): Promise<UpkeepRunView | null> {
  if (!maySeeAllTraces(actor)) throw forbidden();
  return latest(["verification", "restore"]);
}

/** A backup that is older than this is too old to be the latest of a nightly job. */
const STALE_MS = 2 * 86_400_000;

/** How the installation is kept whole, for its administrator and the centre. `instant` is real time. */
export async function getUpkeep(actor: Actor, instant: Date): Promise<Upkeep> {
  if (!maySeeUpkeep(actor)) throw forbidden();
  const folder = backupsFolder(env());
  const [backup, madeBackup, verification, installation] = await Promise.all([
    latest(["backup"]),
    latest(["backup"], ["fine", "found"]),
    latest(["verification", "restore"]),
    db().installation.findUnique({ where: { id: 1 }, select: { createdAt: true } }),
  ]);
  const since = madeBackup ? Date.parse(madeBackup.endedAt) : installation?.createdAt.getTime();
  return {
    nightly: folder === null ? null : { folder: resolve(folder), keep: env().LIANGDENG_BACKUPS_KEEP },
    backup,
    madeBackup: backup?.outcome === "failed" ? madeBackup : null,
    overdue: folder !== null && since !== undefined && instant.getTime() - since > STALE_MS,
    verification,
  };
}
