import { atTerminal, FINE, FOUND, onDatabase } from "@/lib/core/command-line";
import { openDatabase, startDatabase } from "@/lib/core/database-access";
import { parseSettings } from "@/lib/core/env";
import { withConnection } from "@/lib/core/snapshot";
import { acceptBackup, refuseFilledPlace, restoreBackup } from "@/lib/upkeep/commands/restore-backup";
import { verifyRecord } from "@/lib/upkeep/commands/verify-record";
import { BackupRefused } from "@/lib/upkeep/queries/read-backup";
import { isFine } from "@/lib/upkeep/queries/verify-all";
import { linesOf } from "@/lib/upkeep/report";

/** `npm run restore -- FOLDER`: into the empty place that the environment names. Verifies what it has restored. */
await atTerminal(async () => {
  const [folder] = process.argv.slice(2);
  if (!folder) throw new BackupRefused("npm run restore -- FOLDER");
  const settings = parseSettings(process.env);
  const instant = new Date();
  const manifest = await acceptBackup(folder, console.log);
  const reached = await startDatabase(settings);
  return onDatabase(settings, reached, async () => {
    // A filled place is refused before it would be migrated.
    await withConnection(reached.ownerUrl, refuseFilledPlace);
    const { ownerUrl } = await openDatabase(settings);
    await restoreBackup(ownerUrl, folder, manifest, console.log);
    console.log("已恢复，正在校验 restored, verifying…");
    const verification = await verifyRecord({
      kind: "restore",
      byName: "命令行",
      what: "all",
      instant,
      say: console.log,
    });
    for (const line of linesOf(verification)) console.log(line);
    return isFine(verification) ? FINE : FOUND;
  });
}, [BackupRefused]);
