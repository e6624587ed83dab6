import { performance } from "node:perf_hooks";
import { Client } from "pg";
import { disconnect } from "@/lib/core/db";
import { closePeriod } from "@/lib/periods/commands/close-period";
import { lockPeriod } from "@/lib/periods/commands/lock-period";
import { writeReports } from "../support/big-city/write-reports";
import { centre } from "../support/factories";
import type { Bench } from "./bench";
import { BEFORE, COUNTS, PERIOD, peakMemory, quickFloor } from "./closing-floor";

export const bench: Bench = {
  about: `closing a period (${PERIOD}, after ${BEFORE}) against one INSERT … SELECT of the same lamps`,
  sizes: ["city", "province", "nation"],
  writes: true,
  goal: { atMostTimesFloor: 3 },
  async measure({ ownerUrl }) {
    const client = new Client({ connectionString: ownerUrl });
    await client.connect();
    await writeReports(client, PERIOD);
    const floor = await quickFloor(client);
    await lockPeriod(centre, { period: PERIOD }, { now: new Date("2017-11-26T02:00:00Z") });
    const started = performance.now();
    await closePeriod(centre, { period: PERIOD }, { now: new Date("2017-11-28T02:00:00Z") });
    const value = performance.now() - started;
    const { rows } = await client.query(COUNTS, [PERIOD, 1]);
    await client.end();
    await disconnect();
    if (JSON.stringify(rows) !== floor.lamps) throw new Error(`other lamps than the floor: ${floor.lamps}`);
    return [
      { what: "close", value, unit: "ms", floor: floor.ms },
      { what: "peak memory", value: peakMemory(), unit: "MB" },
    ];
  },
};
