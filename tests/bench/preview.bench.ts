import { performance } from "node:perf_hooks";
import { Client } from "pg";
import { disconnect } from "@/lib/core/db";
import { previewClose } from "@/lib/periods/queries/preview-close";
import { writeReports } from "../support/big-city/write-reports";
import { centre } from "../support/factories";
import type { Bench } from "./bench";
import { BEFORE, floorOf, PERIOD, peakMemory, roundsOf } from "./closing-floor";

type Count = { lamp: "red" | "yellow" | "green" | "paused"; count: number };

/** The floor's lamps without their runs. */
function sumsOf(lamps: string): Record<Count["lamp"], number> {
  const sums = { red: 0, yellow: 0, green: 0, paused: 0 };
  for (const { lamp, count } of JSON.parse(lamps) as Count[]) sums[lamp] += count;
  return sums;
}

export const bench: Bench = {
  row: "closing a period: its preview",
  about: `the preview of a close (${PERIOD}, after ${BEFORE}) against the floor of the close itself`,
  sizes: ["city", "province", "nation"],
  writes: true,
  goal: { atMostTimesFloor: 3 },
  async measure({ ownerUrl, city, now }) {
    const client = new Client({ connectionString: ownerUrl });
    await client.connect();
    await writeReports(client, PERIOD);
    let [value, floor] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let round = 0; round < roundsOf(city); round++) {
      const below = await floorOf(client);
      const started = performance.now();
      const { counts } = await previewClose(centre, PERIOD, now);
      [value, floor] = [Math.min(value, performance.now() - started), Math.min(floor, below.ms)];
      if (JSON.stringify(counts) !== JSON.stringify(sumsOf(below.lamps)))
        throw new Error(`other lamps than the floor: ${below.lamps}`);
    }
    await client.end();
    await disconnect();
    return [
      { what: "preview", value, unit: "ms", floor },
      { what: "peak memory", value: peakMemory(), unit: "MB" },
    ];
  },
};
