import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { dirname } from "node:path";
import type { Bench, Goal, Sample, Size } from "./bench";

export type Line = Sample & { bench: string; size: Size; ratio: number | null; met: boolean | null };

const wordsOf = (goal: Goal): string => {
  if ("atLeast" in goal) return `≥ ${goal.atLeast.toLocaleString("en-US")}`;
  if ("atMost" in goal) return `≤ ${goal.atMost} ${goal.unit}`;
  return "of" in goal ? `≤ ${goal.atMostTimes} × ${goal.of}` : `≤ ${goal.atMostTimesFloor} × floor`;
};

/** Holds the samples of one bench against its goal. */
export function judge(name: string, { goal }: Bench, taken: ReadonlyMap<Size, Sample[]>): Line[] {
  return [...taken].flatMap(([size, samples]) =>
    samples.map((sample): Line => {
      const line = { ...sample, bench: name, size };
      if ("atLeast" in goal) return { ...line, ratio: null, met: sample.value >= goal.atLeast };
      if ("atMost" in goal) {
        return { ...line, ratio: null, met: sample.unit === goal.unit ? sample.value <= goal.atMost : null };
      }
      const floor =
        "of" in goal
          ? size === goal.of
            ? undefined
            : taken.get(goal.of)?.find((other) => other.what === sample.what)?.value
          : sample.floor;
      if (!floor) return { ...line, ratio: null, met: null };
      const ratio = sample.value / floor;
      const most = "of" in goal ? goal.atMostTimes : goal.atMostTimesFloor;
      return { ...line, floor, ratio, met: ratio <= most };
    }),
  );
}

/** Columns on a screen: a Chinese character is two wide. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, char) => sum + (/[\u2e80-\uffef]/.test(char) ? 2 : 1), 0);
const pad = (text: string, width: number): string => text + " ".repeat(Math.max(0, width - widthOf(text)));
const number = (value: number): string =>
  value.toLocaleString("en-US", { maximumFractionDigits: value < 100 ? 1 : 0 });

export function printTable(lines: readonly Line[], benches: ReadonlyMap<string, Bench>): void {
  const head = ["bench", "size", "what", "measured", "floor", "ratio", "goal", ""];
  const rows = lines.map((line) => [
    line.bench,
    line.size,
    line.what,
    `${number(line.value)} ${line.unit}`,
    line.floor === undefined ? "" : number(line.floor),
    line.ratio === null ? "" : `${line.ratio.toFixed(2)} ×`,
    line.met === null ? "" : wordsOf(benches.get(line.bench)?.goal ?? { atLeast: 0 }),
    line.met === null ? "" : line.met ? "✓" : "✗",
  ]);
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map((row) => widthOf(row[at] ?? ""))));
  for (const row of [head, ...rows]) {
    console.log(
      row
        .map((text, at) => pad(text, widths[at] ?? 0))
        .join("  ")
        .trimEnd(),
    );
  }
}

const commit = (): string => {
  try {
    return execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
  } catch {
    return "";
  }
};

export function writeJson(file: string, lines: readonly Line[]): void {
  mkdirSync(dirname(file), { recursive: true });
  const machine = {
    cpu: cpus()[0]?.model ?? "",
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  };
  const result = { date: new Date().toISOString(), commit: commit(), machine, lines };
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
}
