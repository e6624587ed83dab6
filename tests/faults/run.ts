import { existsSync } from "node:fs";
import { mkdir, readdir, rm } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { seededRandom } from "../../prisma/seed/random";
import { type City, clearRoot, makeCity, ROOT } from "./city";
import type { Fault, Outcome, Place } from "./fault";
import { clock } from "./fault";
import { faults } from "./faults";

const { values, positionals } = parseArgs({
  options: { seed: { type: "string" } },
  allowPositionals: true,
});
const seed = Number(values.seed ?? Date.now() % 2 ** 31);

type Row = { fault: Fault; outcome: Outcome | null; whyNot: string | null };

async function runFault(fault: Fault, city: City): Promise<Row> {
  const whyNot = fault.whyNot?.() ?? null;
  if (whyNot) return { fault, outcome: null, whyNot };
  const closing: (() => Promise<unknown>)[] = [];
  const place: Place = {
    city,
    random: seededRandom(seed + faults.indexOf(fault)),
    async folder(name) {
      const folder = join(ROOT, `${fault.name}-${name}`);
      await mkdir(folder, { recursive: true });
      closing.push(() => rm(folder, { recursive: true, force: true }));
      return folder;
    },
    afterwards: (close) => void closing.push(close),
    say: (line) => console.log(`   ${line}`),
  };
  const begun = clock();
  console.log(`── ${fault.name}: ${fault.about}`);
  try {
    return { fault, outcome: await fault.run(place), whyNot };
  } catch (error) {
    const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return {
      fault,
      outcome: { runs: 0, attempts: [], serves: [], faults: [`ended early: ${said}`] },
      whyNot,
    };
  } finally {
    for (const close of closing.reverse()) await close();
    console.log(`   ${((clock() - begun) / 1000).toFixed(0)} s`);
  }
}

const seconds = (ms: number): string => (ms / 1000).toFixed(1);

function servesAgain(serves: readonly number[]): string {
  const sorted = [...serves].sort((a, b) => a - b);
  const [median, longest] = [sorted[sorted.length >> 1], sorted.at(-1)];
  return median === undefined || longest === undefined ? "–" : `${seconds(median)} / ${seconds(longest)}`;
}

function cellsOf({ fault, outcome, whyNot }: Row): string[] {
  if (!outcome) return [fault.name, fault.about, "–", "–", "–", "–", "–", whyNot ?? ""];
  const found = (pattern: RegExp) => String(outcome.faults.filter((one) => pattern.test(one)).length);
  return [
    fault.name,
    fault.about,
    String(outcome.runs),
    `${outcome.attempts.filter((one) => one.acknowledged).length} of ${outcome.attempts.length}`,
    found(/^acknowledged but not stored/),
    found(/^(stored|traced) twice/),
    servesAgain(outcome.serves),
    outcome.faults.length === 0 ? "✓" : `✗ ${outcome.faults.length}`,
  ];
}

function printTable(rows: readonly Row[]): void {
  const head = ["", "fault", "runs", "acknowledged", "lost", "duplicated", "serves again, s", ""];
  const table = [head, ...rows.map(cellsOf)];
  const widths = head.map((_, at) => Math.max(3, ...table.map((cells) => cells[at]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((text, at) => text.padEnd(widths[at] ?? 0)).join(" | ")} |`;
  console.log(`\n${line(head)}`);
  console.log(`| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`);
  for (const cells of table.slice(1)) console.log(line(cells));
}

const unknown = positionals.filter((name) => !faults.some((fault) => fault.name === name));
if (unknown.length > 0)
  throw new Error(
    `no such fault: ${unknown.join(", ")}; there are ${faults.map(({ name }) => name).join(", ")}`,
  );
if (!existsSync(".next/BUILD_ID")) throw new Error("nothing is built: npm start builds, or npx next build");
const asked = faults.filter(({ name }) => positionals.length === 0 || positionals.includes(name));

await mkdir(ROOT, { recursive: true });
await clearRoot(await readdir(ROOT));
const begun = clock();
console.log(`seed ${seed}; ${cpus().length} cores, Node.js ${process.versions.node}`);
const city = await makeCity();
console.log(`── a city with ${city.charges.length} projects under way: ${seconds(clock() - begun)} s`);
const rows: Row[] = [];
for (const fault of asked) {
  const row = await runFault(fault, city);
  rows.push(row);
  for (const wrong of row.outcome?.faults.slice(0, 3) ?? []) console.log(`   ✗ ${wrong}`);
}
await clearRoot(await readdir(ROOT));

printTable(rows);
console.log(
  `serves again: median / longest; ${((clock() - begun) / 1000).toFixed(0)} s in all, seed ${seed}`,
);
for (const { fault, outcome } of rows) {
  if (!outcome || outcome.faults.length === 0) continue;
  console.log(`\n✗ ${fault.name}\n  ${outcome.faults.slice(0, 20).join("\n  ")}`);
}
const good = rows.every(({ outcome }) => outcome?.faults.length === 0);
process.exit(good ? 0 : rows.some(({ outcome }) => (outcome?.faults.length ?? 0) > 0) ? 1 : 3);
