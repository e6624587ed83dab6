import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { atTerminal, FINE, FOUND, onDatabase } from "@/lib/core/command-line";
import { reachDatabase } from "@/lib/core/database-access";
import { parseSettings } from "@/lib/core/env";
import { verifyRecord } from "@/lib/upkeep/commands/verify-record";
import { BackupRefused, firstDamage, readManifest } from "@/lib/upkeep/queries/read-backup";
import { isFine } from "@/lib/upkeep/queries/verify-all";
import { linesOf } from "@/lib/upkeep/report";

/**
 * `npm run verify [-- --anchors FILE]`: the record against its own hashes. `npm run verify -- FOLDER`: a backup's
 * files against its manifest, without a database. Exit code 2 when something is wrong.
 */
const { values, positionals } = parseArgs({
  options: { anchors: { type: "string" } },
  allowPositionals: true,
});

async function verifyBackup(folder: string): Promise<number> {
  const manifest = await readManifest(folder);
  const damage = await firstDamage(folder, manifest, console.log);
  if (damage) console.error(`✕ ${damage.path}: ${damage.what}`);
  else console.log(`备份完好 the backup is whole: ${manifest.files.length} 个文件 files, ${manifest.madeAt}`);
  return damage ? FOUND : FINE;
}

async function verifyInstallation(): Promise<number> {
  const settings = parseSettings(process.env);
  return onDatabase(settings, await reachDatabase(settings), async () => {
    const verification = await verifyRecord({
      byName: "命令行",
      what: "all",
      instant: new Date(),
      anchors: values.anchors && resolve(values.anchors),
      say: console.log,
    });
    for (const line of linesOf(verification)) console.log(line);
    return isFine(verification) ? FINE : FOUND;
  });
}

const [folder] = positionals;
await atTerminal(() => (folder ? verifyBackup(resolve(folder)) : verifyInstallation()), [BackupRefused]);
