import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { dirname } from "node:path";
import type { Bench, Goal, Sample, Size } from "./bench";

/** A sample held against its goal. `strain` is how much of the goal it uses up: above 1 it is missed. */
export type Line = Sample & {
  bench: string;
  row: string;
  size: Size;
  goal: Goal;
  ratio: number | null;
  strain: number | null;
};

const wordsOf = (goal: Goal): string => {
  if ("atLeast" in goal) return `≥ ${goal.atLeast.toLocaleString("en-US")}`;
  if ("atMost" in goal) return `≤ ${goal.atMost} ${goal.unit}`;
  if ("atLeastTimesFloor" in goal) return `≥ ${goal.atLeastTimesFloor.toFixed(2)} × floor`;
  return "of" in goal ? `≤ ${goal.atMostTimes} × ${goal.of}` : `≤ ${goal.atMostTimesFloor} × floor`;
};

/** Holds the samples of one bench against its goal, or each against its own. */
export function judge(name: string, bench: Bench, taken: ReadonlyMap<Size, Sample[]>): Line[] {
  const lineOf = (size: Size, sample: Sample): Line => {
    const goal = sample.goal ?? bench.goal;
    const line = { ...sample, bench: name, row: bench.row, size, goal, ratio: null, strain: null };
    if ("atLeast" in goal) return { ...line, strain: goal.atLeast / sample.value };
    if ("atMost" in goal)
      return sample.unit === goal.unit ? { ...line, strain: sample.value / goal.atMost } : line;
    const smaller = "of" in goal && size !== goal.of ? taken.get(goal.of) : undefined;
    const floor = "of" in goal ? smaller?.find(({ what }) => what === sample.what)?.value : sample.floor;
    if (!floor) return line;
    const ratio = sample.value / floor;
    if ("atLeastTimesFloor" in goal) return { ...line, floor, ratio, strain: goal.atLeastTimesFloor / ratio };
    return {
      ...line,
      floor,
      ratio,
      strain: ratio / ("of" in goal ? goal.atMostTimes : goal.atMostTimesFloor),
    };
  };
  return [...taken].flatMap(([size, samples]) => samples.map((sample) => lineOf(size, sample)));
}

/** Of each row the line that uses most of its goal. */
export function worstOf(lines: readonly Line[]): Line[] {
  const worst = new Map<string, Line>();
  for (const line of lines) {
    const known = worst.get(line.row);
    if (line.strain !== null && !((known?.strain ?? 0) >= line.strain)) worst.set(line.row, line);
  }
  return [...worst.values()];
}

/** Columns on a screen: a Chinese character is two wide. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, char) => sum + (/[\u2e80-\uffef]/.test(char) ? 2 : 1), 0);
const pad = (text: string, width: number): string => text + " ".repeat(Math.max(0, width - widthOf(text)));
const number = (value: number): string =>
  value.toLocaleString("en-US", { maximumFractionDigits: value < 100 ? 1 : 0 });

const columnsOf = ({ size, what, value, unit, floor, ratio, goal, strain }: Line): string[] => [
  size === "none" ? "" : size,
  what,
  `${number(value)} ${unit}`,
  floor === undefined ? "" : number(floor),
  ratio === null ? "" : `${ratio.toFixed(2)} ×`,
  strain === null ? "" : wordsOf(goal),
  strain === null ? "" : strain <= 1 ? "✓" : "✗",
];

/** The lines as a table, each with its row's or its bench's name before it. */
export function tableOf(lines: readonly Line[], name: "row" | "bench"): string {
  const head = [
    name === "row" ? "what" : "bench",
    "size",
    "measured on",
    "measured",
    "floor",
    "ratio",
    "goal",
    "",
  ];
  const rows = [head, ...lines.map((line) => [line[name], ...columnsOf(line)])];
  const widths = head.map((_, at) => Math.max(...rows.map((row) => widthOf(row[at] ?? ""))));
  const textOf = (row: string[]) => row.map((text, at) => pad(text, widths[at] ?? 0)).join("  ");
  return rows.map((row) => textOf(row).trimEnd()).join("\n");
}

const commit = (): string => {
  try {
    return execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
  } catch {
    return "";
  }
};

/** Writes all lines with the machine and the date they were measured on. */
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
