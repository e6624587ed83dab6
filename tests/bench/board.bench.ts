import { disconnect } from "@/lib/core/db";
import { getBoard } from "@/lib/dashboard/queries";
import { listFilterOptions } from "@/lib/projects/queries/filter-options";
import { LARGE_REGION } from "../support/big-city/offices";
import { regionCode } from "../support/big-city/rows";
import { centre } from "../support/factories";
import { type Bench, quietMs, type Sample } from "./bench";
import { openDesk } from "./desk";

const region = regionCode(LARGE_REGION);
const ROUNDS = 16;

/** The page and its floor by turns, each a few times: the quietest turn of each counts. */
export const bench: Bench = {
  row: "board page, filtered to one city's 1,500 of 10,000",
  about: "the board of one region, all lamps, against the same page rendered from memory",
  sizes: ["province"],
  pages: true,
  goal: { atMostTimesFloor: 2 },
  async measure(place) {
    const desk = await openDesk(place);
    const query = new URLSearchParams({ region, all: "1" });
    let [page, floor] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    try {
      for (let turn = 0; turn < 3; turn++) {
        floor = Math.min(floor, await quietMs(() => desk.read(`/floor/board?${query}`), ROUNDS));
        page = Math.min(page, await quietMs(() => desk.read(`/board?${query}`), ROUNDS));
      }
    } finally {
      await desk.close();
    }
    const board = await getBoard(centre, { region });
    process.stderr.write(`  ${board?.projects.length} projects on it\n`);
    const samples: Sample[] = [
      { what: "page: one region", unit: "ms", value: page, floor },
      {
        what: "query: one region",
        unit: "ms",
        value: await quietMs(() => getBoard(centre, { region }), ROUNDS),
      },
      { what: "query: all regions", unit: "ms", value: await quietMs(() => getBoard(centre, {}), 4) },
      { what: "filter choices", unit: "ms", value: await quietMs(() => listFilterOptions(centre), ROUNDS) },
    ];
    await disconnect();
    return samples;
  },
};
