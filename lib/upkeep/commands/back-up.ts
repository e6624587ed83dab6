import "server-only";
import { basename } from "node:path";
import {
  type BackupOptions,
  dropExpired,
  type MadeBackup,
  makeBackup,
} from "@/lib/upkeep/commands/make-backup";
import { recorded } from "@/lib/upkeep/commands/record-run";

type Options = BackupOptions & {
  byName: string;
  /** Nightly backups that stay; null removes none. */
  keep: number | null;
};

/** Makes a backup, removes nightly ones beyond `keep`, and records how it went. */
export const backUp = ({ byName, keep, ...options }: Options): Promise<MadeBackup> =>
  recorded("backup", byName, options.instant, async () => {
    const made = await makeBackup(options);
    const dropped = keep === null ? 0 : await dropExpired(options.folder, keep);
    const { files, faults, trace } = made.manifest;
    return {
      outcome: faults.length > 0 ? "found" : "fine",
      detail: {
        name: basename(made.path),
        bytes: made.bytes,
        files: files.length,
        events: trace.events,
        faults: faults.length,
        firstFile: faults[0]?.name ?? null,
        dropped,
      },
      answer: made,
    };
  });
