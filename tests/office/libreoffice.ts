import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A cell by its column's header and its row (from 1), and what is typed into it. */
export type Typed = { header: string; row: number; says: string };

/** The workbook as LibreOffice saves it after a person has typed into it. */
export async function typedInLibreOffice(bytes: Buffer, edits: readonly Typed[]): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), "liangdeng-office-"));
  try {
    const [source, target] = [join(folder, "before.xlsx"), join(folder, "after.xlsx")];
    await writeFile(source, bytes);
    const script = join(import.meta.dirname, "edit.py");
    await run("/usr/bin/python3", [script, source, target, JSON.stringify(edits)], { timeout: 60_000 });
    return await readFile(target);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
