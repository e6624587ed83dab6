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

/** A word on a printed page: points from the page's upper left corner. */
export type PrintedWord = { text: string; left: number; right: number; top: number; bottom: number };
export type PrintedPage = { width: number; height: number; lines: string[]; words: PrintedWord[] };

const NUMBERS = /(xMin|yMin|xMax|yMax)="([\d.]+)"/g;

/** The file as LibreOffice prints it: page by page, lines as they stand without spaces, words with their places. */
export async function printed(bytes: Buffer, kind: "docx" | "xlsx"): Promise<PrintedPage[]> {
  const folder = await mkdtemp(join(tmpdir(), "liangdeng-print-"));
  try {
    const [source, target] = [join(folder, `paper.${kind}`), join(folder, "paper.pdf")];
    await writeFile(source, bytes);
    const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
    const how = ["--headless", "--convert-to", "pdf", "--outdir", folder, source];
    await run("soffice", [profile, ...how], { timeout: 120_000 });
    const [texts, boxes] = await Promise.all([
      run("pdftotext", ["-layout", target, "-"], { maxBuffer: 64e6 }),
      run("pdftotext", ["-bbox", target, "-"], { maxBuffer: 64e6 }),
    ]);
    const pages = texts.stdout.split("\f");
    return boxes.stdout
      .split("<page ")
      .slice(1)
      .map((page, index) => ({
        width: Number(/width="([\d.]+)"/.exec(page)?.[1]),
        height: Number(/height="([\d.]+)"/.exec(page)?.[1]),
        lines: (pages[index] ?? "")
          .split("\n")
          .map((line) => line.replace(/\s/g, ""))
          .filter((line) => line !== ""),
        words: [...page.matchAll(/<word ([^>]*)>([^<]*)<\/word>/g)].map(([, place = "", text = ""]) => {
          const at = Object.fromEntries(
            [...place.matchAll(NUMBERS)].map(([, name, value]) => [name, Number(value)]),
          );
          return {
            text,
            left: at.xMin ?? 0,
            right: at.xMax ?? 0,
            top: at.yMin ?? 0,
            bottom: at.yMax ?? 0,
          };
        }),
      }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
