import { performance } from "node:perf_hooks";
import { Client } from "pg";
import { disconnect } from "@/lib/core/db";
import { previewClose } from "@/lib/periods/queries/preview-close";
import { writeReports } from "../support/big-city/write-reports";
import { centre } from "../support/factories";
import type { Bench } from "./bench";
import { BEFORE, PERIOD, peakMemory, quickFloor } from "./closing-floor";

export const bench: Bench = {
  about: `the preview of a close (${PERIOD}, after ${BEFORE}) against the floor of the close itself`,
  sizes: ["city", "province", "nation"],
  writes: true,
  goal: { atMostTimesFloor: 3 },
  async measure({ ownerUrl, now }) {
    const client = new Client({ connectionString: ownerUrl });
    await client.connect();
    await writeReports(client, PERIOD);
    const floor = await quickFloor(client);
    await client.end();
    const started = performance.now();
    const { counts } = await previewClose(centre, PERIOD, now);
    const value = performance.now() - started;
    await disconnect();
    const lit: [string, number, number, boolean, number][] = JSON.parse(floor.lamps).map(Object.values);
    for (const [lamp, count] of Object.entries(counts)) {
      const sum = lit.reduce((total, row) => total + (row[0] === lamp ? row[4] : 0), 0);
      if (sum !== count) throw new Error(`other lamps than the floor: ${lamp} ${count}, not ${sum}`);
    }
    return [
      { what: "preview", value, unit: "ms", floor: floor.ms },
      { what: "peak memory", value: peakMemory(), unit: "MB" },
    ];
  },
};
