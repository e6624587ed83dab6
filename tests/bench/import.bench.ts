import { performance } from "node:perf_hooks";
import type { Readable } from "node:stream";
import { disconnect } from "@/lib/core/db";
import { type ImportInput, type ImportResult, importProjects } from "@/lib/projects/commands/import-projects";
import { exportProjects } from "@/lib/projects/queries/export-projects";
import { writeWorkbook } from "@/lib/spreadsheet/write-workbook";
import { leaderTitle, unitName } from "../support/big-city/offices";
import { bytesOf, edited } from "../support/edit-workbook";
import { centre } from "../support/factories";
import { plainWords } from "../support/plain-words";
import type { Bench, Sample } from "./bench";

const ROWS = 10_000;

const headers = [
  ...["项目名称", "建设性质", "类别", "建设地点", "建设内容及规模", "项目业主", "总投资（万元）"],
  ...["2017年计划投资（万元）", "开工时间", "竣工时间", "联系领导", "责任单位", "帮扶部门"],
];

const rowOf = (index: number) => [
  `县区新报项目第${index}号`,
  index % 3 === 0 ? "新建" : "续建",
  ["工业", "基础设施", "民生"][index % 3] ?? "",
  `石岳镇${(index % 90) + 1}村`,
  `新建厂房及配套设施${index * 10}平方米，铺设道路${(index % 40) + 1}公里，并建设给排水、供电、绿化工程。`,
  `业主公司${index % 700}`,
  1_000 + index,
  200 + (index % 500),
  "2017年3月",
  "2019年12月",
  leaderTitle(index % 20),
  unitName(index % 100),
  unitName((index + 7) % 100),
];

/** Somebody's list: no key, no marker that we would know. */
function list(): Promise<Buffer> {
  async function* rows() {
    for (let from = 0; from < ROWS; from += 500)
      yield Array.from({ length: 500 }, (_, index) => rowOf(from + index));
  }
  const columns = headers.map((header) => ({ header, kind: "text", width: 14 }) as const);
  const sheet = { name: "项目表", columns, frozenColumns: 1, rowCount: ROWS, marker: [] };
  const content: Readable = writeWorkbook(sheet, rows());
  return bytesOf(content);
}

/** Our own workbook of the whole registry, with a cell edited in each row. */
async function sheet(now: Date): Promise<Buffer> {
  const { content } = await exportProjects(centre, {}, now, plainWords);
  return edited(await bytesOf(content), ({ page, cell }) => {
    for (let row = 2; row <= page.rowCount; row++) cell("代办单位", row).value = `代办单位${row % 50}`;
  });
}

async function timed(
  what: string,
  input: Pick<ImportInput, "bytes" | "dryRun">,
  now: Date,
  expected: Partial<ImportResult["counts"]>,
): Promise<Sample> {
  const started = performance.now();
  const result = await importProjects(
    centre,
    { ...input, fileName: "名单.xlsx", createUnits: false, partial: false },
    { now },
  );
  const value = (performance.now() - started) / 1000;
  for (const [status, count] of Object.entries(expected)) {
    const found = result.counts[status as keyof ImportResult["counts"]];
    if (found !== count) throw new Error(`${what}: ${found} ${status} instead of ${count}`);
  }
  return { what, unit: "s", value };
}

/** At 1,000 projects a list of 10,000 new ones; at 10,000 the whole registry comes back, edited in every row. */
export const bench: Bench = {
  row: "import of 10,000 rows",
  about: "an import of 10,000 rows, from the file's bytes to the answer: first without, then with writing",
  sizes: ["thousand", "province"],
  writes: true,
  goal: { atMost: 30, unit: "s" },
  async measure({ now, size }) {
    const [bytes, expected] =
      size === "thousand" ? [await list(), { new: ROWS }] : [await sheet(now), { changed: ROWS }];
    const name = size === "thousand" ? "new projects" : "edited projects";
    const samples = [
      await timed(`${name}: dry run`, { bytes, dryRun: true }, now, expected),
      await timed(`${name}: apply`, { bytes, dryRun: false }, now, expected),
      await timed(`${name}: the same again`, { bytes, dryRun: false }, now, { same: ROWS }),
    ];
    await disconnect();
    const memory = process.resourceUsage().maxRSS / 1024;
    process.stderr.write(`  peak memory of the process that imports: ${memory.toFixed(0)} MB\n`);
    return samples;
  },
};
