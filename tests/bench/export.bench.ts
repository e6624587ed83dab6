import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { disconnect } from "@/lib/core/db";
import { exportProjects } from "@/lib/projects/queries/export-projects";
import { centre } from "../support/factories";
import { plainWords } from "../support/plain-words";
import type { Bench, Sample } from "./bench";

const TIMES = 3;
const MEBIBYTE = 2 ** 20;

const resident = (): number => process.memoryUsage().rss / MEBIBYTE;

/** Once through, as whoever downloads it takes it: seconds, the file's size, and the most memory meanwhile. */
async function download(filters: { q?: string }, now: Date) {
  let most = resident();
  const watch = setInterval(() => {
    most = Math.max(most, resident());
  }, 5);
  const started = performance.now();
  let bytes = 0;
  const { content } = await exportProjects(centre, filters, now, plainWords);
  for await (const chunk of content) {
    bytes += (chunk as Buffer).length;
    most = Math.max(most, resident());
  }
  clearInterval(watch);
  return { seconds: (performance.now() - started) / 1000, bytes, most };
}

/** All columns of all projects. Idle is a process that has exported a little before and then had its rest. */
export const bench: Bench = {
  row: "export of 10,000 rows to XLSX: memory over idle",
  about: "the registry of 10,000 projects as a workbook, all columns: memory over idle",
  sizes: ["province"],
  goal: { atMost: 150, unit: "MB" },
  async measure({ now }) {
    await download({ q: "航母" }, now);
    await sleep(500);
    const idle = resident();
    const taken = [];
    for (let time = 0; time < TIMES; time++) taken.push(await download({}, now));
    await disconnect();
    const samples: Sample[] = [
      { what: "peak memory over idle", unit: "MB", value: Math.max(...taken.map(({ most }) => most)) - idle },
      { what: "time", unit: "s", value: Math.min(...taken.map(({ seconds }) => seconds)) },
    ];
    const file = ((taken[0]?.bytes ?? 0) / MEBIBYTE).toFixed(1);
    process.stderr.write(`  idle ${idle.toFixed(0)} MB; the file has ${file} MB\n`);
    return samples;
  },
};
