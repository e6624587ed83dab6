import { performance } from "node:perf_hooks";
import { Client } from "pg";
import { disconnect } from "@/lib/core/db";
import { closePeriod } from "@/lib/periods/commands/close-period";
import { lockPeriod } from "@/lib/periods/commands/lock-period";
import { reopenPeriod } from "@/lib/periods/commands/reopen-period";
import { writeReports } from "../support/big-city/write-reports";
import { centre } from "../support/factories";
import type { Bench } from "./bench";
import { BEFORE, COUNTS, floorOf, PERIOD, peakMemory, roundsOf } from "./closing-floor";

const at = (day: string) => ({ now: new Date(`2017-11-${day}T02:00:00Z`) });

/** Milliseconds of one close, and the lamps that it lit. */
async function closeOnce(client: Client): Promise<{ ms: number; lamps: string }> {
  const started = performance.now();
  const { revision } = await closePeriod(centre, { period: PERIOD }, at("28"));
  const ms = performance.now() - started;
  const { rows } = await client.query(COUNTS, [PERIOD, revision]);
  return { ms, lamps: JSON.stringify(rows) };
}

export const bench: Bench = {
  row: "closing a period",
  about: `closing a period (${PERIOD}, after ${BEFORE}) against one INSERT … SELECT of the same lamps`,
  sizes: ["city", "province", "nation"],
  writes: true,
  goal: { atMostTimesFloor: 3 },
  async measure({ ownerUrl, city }) {
    const client = new Client({ connectionString: ownerUrl });
    await client.connect();
    await writeReports(client, PERIOD);
    await lockPeriod(centre, { period: PERIOD }, at("26"));
    let [value, floor] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let round = 0; round < roundsOf(city); round++) {
      if (round > 0) await reopenPeriod(centre, { period: PERIOD, reason: "再测一次" }, at("29"));
      const below = await floorOf(client);
      const closing = await closeOnce(client);
      if (closing.lamps !== below.lamps) throw new Error(`other lamps than the floor: ${below.lamps}`);
      [value, floor] = [Math.min(value, closing.ms), Math.min(floor, below.ms)];
    }
    await client.end();
    await disconnect();
    return [
      { what: "close", value, unit: "ms", floor },
      { what: "peak memory", value: peakMemory(), unit: "MB" },
    ];
  },
};
