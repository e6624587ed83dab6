import { performance } from "node:perf_hooks";
import { disconnect } from "@/lib/core/db";
import { getBoard } from "@/lib/dashboard/queries";
import { listFilterOptions } from "@/lib/projects/queries/filter-options";
import { LARGE_REGION } from "../support/big-city/offices";
import { regionCode } from "../support/big-city/rows";
import { centre } from "../support/factories";
import { type Bench, quietMs, type Sample } from "./bench";
import { type Desk, openDesk } from "./desk";

const region = regionCode(LARGE_REGION);
const ROUNDS = 8;

/** Wall and processor milliseconds of one request, of the process that renders it. */
async function once(desk: Desk, path: string): Promise<{ ms: number; cpu: number }> {
  const [started, before] = [performance.now(), desk.processorMs()];
  await desk.read(path);
  return { ms: performance.now() - started, cpu: desk.processorMs() - before };
}

const quiet = (times: number[]): number => times.sort((a, b) => a - b)[Math.floor(times.length / 4)] ?? 0;

/** The page and its floor by turns, request by request: a neighbour on the machine disturbs both. */
async function pageAndFloor(desk: Desk): Promise<Sample[]> {
  const query = new URLSearchParams({ region, all: "1" });
  const [page, floor] = [`/board?${query}`, `/floor/board?${query}`];
  for (const path of [floor, page]) await desk.read(path);
  const taken = { page: [] as { ms: number; cpu: number }[], floor: [] as { ms: number; cpu: number }[] };
  for (let round = 0; round < ROUNDS; round++) {
    taken.floor.push(await once(desk, floor));
    taken.page.push(await once(desk, page));
  }
  return (["ms", "cpu"] as const).map((of) => ({
    what: of === "ms" ? "page: one region" : "page: its processor time",
    unit: "ms",
    value: quiet(taken.page.map((one) => one[of])),
    floor: quiet(taken.floor.map((one) => one[of])),
  }));
}

export const bench: Bench = {
  row: "board page, filtered to one city's 1,500 of 10,000",
  about: "the board of one region, all lamps, against the same page rendered from memory",
  sizes: ["province"],
  pages: true,
  goal: { atMostTimesFloor: 2 },
  async measure(place) {
    const desk = await openDesk(place);
    const samples = await pageAndFloor(desk).finally(desk.close);
    const take = async (what: string, work: () => Promise<unknown>) =>
      samples.push({ what, unit: "ms", value: await quietMs(work, ROUNDS) });
    await take("query: one region", () => getBoard(centre, { region }));
    await take("query: all regions", () => getBoard(centre, {}));
    await take("filter choices", () => listFilterOptions(centre));
    const board = await getBoard(centre, { region });
    process.stderr.write(`  ${board?.projects.length} projects on it\n`);
    await disconnect();
    return samples;
  },
};
