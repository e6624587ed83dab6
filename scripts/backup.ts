import { join } from "node:path";
import { parseArgs } from "node:util";
import { atTerminal, FINE, FOUND, onDatabase } from "@/lib/core/command-line";
import { reachDatabase } from "@/lib/core/database-access";
import { backupsFolder, parseSettings } from "@/lib/core/env";
import { formatBytes } from "@/lib/core/format";
import { backUp } from "@/lib/upkeep/commands/back-up";
import { BackupRefused } from "@/lib/upkeep/queries/read-backup";

/** `npm run backup [-- --out FOLDER]`: exit code 2 when an attachment could not be taken along. */
const { values } = parseArgs({ options: { out: { type: "string" } } });

await atTerminal(async () => {
  const settings = parseSettings(process.env);
  const folder = values.out ?? backupsFolder(settings) ?? join(settings.LIANGDENG_DATA, "backups");
  const reached = await reachDatabase(settings);
  return onDatabase(settings, reached, async () => {
    const { path, bytes, manifest } = await backUp({
      url: reached.appUrl,
      folder,
      keep: null,
      byName: "命令行",
      instant: new Date(),
      say: console.log,
    });
    for (const { id, name, what } of manifest.faults) console.error(`✕ 附件 ${what}: ${id} ${name}`);
    console.log(
      `已备份到 backed up to ${path}（${manifest.files.length} 个文件 files，${formatBytes(bytes)}）`,
    );
    return manifest.faults.length > 0 ? FOUND : FINE;
  });
}, [BackupRefused]);
