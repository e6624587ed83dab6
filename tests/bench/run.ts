import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { stopEmbeddedDatabase } from "../../lib/core/embedded-database";
import type { Bench, Sample, Size } from "./bench";
import { Databases } from "./databases";
import { buildWithFloors } from "./floor-build";
import { judge, type Line, tableOf, worstOf, writeJson } from "./report";

const DATA = resolve(".test-data", "bench");
const PAGES = resolve(DATA, "pages");
const RESULTS = resolve(".bench", `${new Date().toISOString().slice(0, 19).replaceAll(":", "")}.json`);
const SUFFIX = ".bench.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** Only this size and what its goal compares it with. */
    size: { type: "string" },
    /** Fewer months than the size has, for a quick look. */
    periods: { type: "string" },
    /** Keeps the databases for the next run. */
    keep: { type: "boolean", default: false },
  },
});

const names = readdirSync("tests/bench")
  .filter((file) => file.endsWith(SUFFIX))
  .map((file) => file.slice(0, -SUFFIX.length));
const unknown = positionals.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`没有这项 no such bench: ${unknown.join(", ")}. 有 there are: ${names.join(", ")}`);
  process.exit(1);
}

const benches = new Map<string, Bench>();
for (const name of positionals.length > 0 ? positionals : names) {
  const module: { bench: Bench } = await import(`./${name}${SUFFIX}`);
  benches.set(name, module.bench);
}

const isWanted = (bench: Bench, size: Size): boolean =>
  !values.size || size === values.size || size === "none" || ("of" in bench.goal && size === bench.goal.of);

let databases: Databases | undefined;

async function take(name: string, bench: Bench, size: Size): Promise<Sample[]> {
  let environment = {};
  let copy: string | undefined;
  if (size !== "none") {
    databases ??= await Databases.open(DATA);
    const { database, city } = await databases.prepare(
      size,
      values.periods ? Number(values.periods) : undefined,
    );
    copy = bench.writes ? await databases.copyOf(database) : undefined;
    const { appUrl, ownerUrl } = databases.urlsOf(copy ?? database);
    environment = { DATABASE_URL: appUrl, BENCH_OWNER_URL: ownerUrl, BENCH_CITY: JSON.stringify(city) };
  }
  const child = ["--conditions=react-server", "--import", "tsx", "tests/bench/measure.ts", name, size];
  const output = execFileSync(process.execPath, child, {
    env: { ...process.env, LIANGDENG_DATA: DATA, BENCH_PAGES: PAGES, NODE_ENV: "production", ...environment },
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    maxBuffer: 64 * 2 ** 20,
  });
  if (copy) await databases?.drop(copy);
  return JSON.parse(output.trimEnd().split("\n").at(-1) ?? "[]");
}

/**
 * Sizes that are compared take turns, and of each the best counts: a neighbour on the machine who comes or goes would
 * else disturb one of them alone.
 */
const TURNS = 3;

function best(turns: Sample[][]): Sample[] {
  const [first = [], ...others] = turns;
  return first.map((sample) => {
    const values = [sample, ...others.flatMap((turn) => turn.filter(({ what }) => what === sample.what))].map(
      ({ value }) => value,
    );
    return { ...sample, value: sample.unit === "/s" ? Math.max(...values) : Math.min(...values) };
  });
}

const lines: Line[] = [];
if ([...benches.values()].some(({ pages }) => pages)) buildWithFloors(PAGES);
try {
  for (const [name, bench] of benches) {
    console.error(`── ${name}: ${bench.about}`);
    const turns = new Map<Size, Sample[][]>();
    for (let turn = 0; turn < ("of" in bench.goal ? TURNS : 1); turn++) {
      for (const size of bench.sizes.filter((one) => isWanted(bench, one)))
        turns.set(size, [...(turns.get(size) ?? []), await take(name, bench, size)]);
    }
    const taken = new Map([...turns].map(([size, samples]) => [size, best(samples)] as const));
    const judged = judge(name, bench, taken);
    console.error(`${tableOf(judged, "bench")}\n`);
    lines.push(...judged);
  }
} finally {
  if (databases) await stopEmbeddedDatabase(DATA);
  if (databases && !values.keep) await rm(DATA, { recursive: true, force: true });
}
writeJson(RESULTS, lines);
console.log(`${tableOf(worstOf(lines), "row")}\n\n${RESULTS}`);
