import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Client } from "pg";
import { levelOnDisk } from "@/lib/core/migrate";
import { withConnection } from "@/lib/core/snapshot";
import { beginRestoring, keepsNothing } from "@/lib/files/storage";
import { anchorsFile, readAnchorText } from "@/lib/trace/anchors";
import { traceSummary } from "@/lib/upkeep/commands/dump-database";
import { loadDatabase } from "@/lib/upkeep/commands/load-database";
import { ANCHORS } from "@/lib/upkeep/commands/make-backup";
import { firstFilledTable } from "@/lib/upkeep/queries/database-shape";
import { BackupRefused, firstDamage, readManifest } from "@/lib/upkeep/queries/read-backup";
import { whyOtherLevel } from "@/lib/upkeep/rules";
import type { Manifest } from "@/lib/upkeep/schema";

const levelWords = {
  OLDER: (made: string) =>
    `备份的数据库版本较旧。请先用版本 ${made} 的程序恢复，再换成本程序启动，它会自动升级数据库。\n` +
    `The backup is of an older level: restore it with version ${made} of the product, then start this one, which migrates it.`,
  NEWER: (made: string) =>
    `备份的数据库版本较新。请用版本 ${made} 或更新的程序恢复。\n` +
    `The backup is of a newer level: restore it with version ${made} of the product or a later one.`,
  OTHER: () =>
    "备份的数据库结构与本程序不属于同一系列，不能恢复。\n" +
    "The backup's migrations are not those of this product: it cannot be restored here.",
} as const;

/** Reads the manifest and holds level and every file against it, before anything is touched. */
export async function acceptBackup(given: string, say: (line: string) => void): Promise<Manifest> {
  const folder = resolve(given);
  const manifest = await readManifest(folder);
  const other = whyOtherLevel(manifest.migrations, await levelOnDisk());
  if (other) throw new BackupRefused(levelWords[other](manifest.product));
  say(`正在核对 checking ${manifest.files.length} 个文件 files…`);
  const damage = await firstDamage(folder, manifest, say);
  if (damage)
    throw new BackupRefused(
      `备份已损坏：${damage.path} ${damage.what === "missing" ? "缺失 is missing" : "与清单不符 is not as the manifest says"}。\nThe backup is damaged; nothing was restored.`,
    );
  return manifest;
}

const notEmpty = (what: string): BackupRefused =>
  new BackupRefused(
    `${what}，没有恢复。只能恢复到空的数据库和空的数据目录，请换一个 LIANGDENG_DATA 或数据库。\n` +
      "This place is not empty; a backup is restored into an empty database and an empty data folder only.",
  );

/** Refuses a place that holds anything: a restore never mixes two cities, and never overwrites one. */
export async function refuseFilledPlace(client: Client): Promise<void> {
  const table = await firstFilledTable(client);
  if (table) throw notEmpty(`数据库的表 ${table} 里已有数据`);
  if (!(await keepsNothing())) throw notEmpty("附件目录里已有文件");
  if ((await readAnchorText(anchorsFile())) !== "") throw notEmpty("数据目录里已有痕迹锚");
}

/**
 * Restores an accepted backup into an empty, migrated place. The database's rows become visible in one commit, after
 * the attachments have been written; killed before that, the database is still empty.
 */
export async function restoreBackup(
  ownerUrl: string,
  given: string,
  manifest: Manifest,
  say: (line: string) => void,
): Promise<void> {
  const folder = resolve(given);
  await withConnection(ownerUrl, async (client) => {
    await refuseFilledPlace(client);
    await client.query("BEGIN");
    await loadDatabase(client, folder, manifest, say);
    const trace = await traceSummary(client);
    if (trace.sha256 !== manifest.trace.sha256)
      throw new BackupRefused("痕迹链首与清单不符 the trace's heads are not those of the manifest");

    const store = await beginRestoring();
    const contents = manifest.files.filter(({ path }) => path.startsWith("files/"));
    for (const [at, { path }] of contents.entries()) {
      await store.put(path.slice("files/".length), join(folder, path));
      if ((at + 1) % 500 === 0) say(`附件 attachments ${at + 1}/${contents.length}`);
    }
    await store.finish();
    const anchors = await readAnchorText(join(folder, ANCHORS));
    if (anchors !== "") await writeFile(anchorsFile(), anchors, { mode: 0o600, flag: "wx" });
    await client.query("COMMIT");
  });
}
