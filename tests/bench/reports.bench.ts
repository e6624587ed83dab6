import { performance } from "node:perf_hooks";
import { Client } from "pg";
import { disconnect } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { hire } from "../support/staff";
import type { Bench } from "./bench";
import { openDesk } from "./desk";

const PERIOD = "2017-11";
const UNITS = 40;
const TURNS = 4;
const A_TURN = 300;
/** As many at once as the application has connections, and some that wait. */
const AT_ONCE = 16;

const report = (at: number) => ({
  invested: 100 + at / 100,
  fundsArrived: 80,
  physicalProgress: "年初至今完成主体结构三层，累计完成投资过半。",
  work: "完成三层梁板浇筑，外墙砌筑开始。",
  problems: "无",
  nextPlan: "完成四层梁板浇筑。",
  filler: "填报员",
  submit: true,
});

/** Runs all of them, so many at once; answers how many a second. */
async function rateOf(work: readonly (() => Promise<void>)[]): Promise<number> {
  const waiting = [...work];
  const started = performance.now();
  const hand = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await next();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, hand));
  return work.length / ((performance.now() - started) / 1_000);
}

export const bench: Bench = {
  row: "PUT /reports throughput",
  about: "reports handed in through the API against a bare handler that does one INSERT, 16 at once",
  sizes: ["province"],
  writes: true,
  pages: true,
  goal: { atLeastTimesFloor: 1 / 3 },
  async measure(place) {
    const client = new Client({ connectionString: place.ownerUrl });
    await client.connect();
    const { rows } = await client.query<{ id: string; unit: string }>(
      `SELECT id, responsible_unit_id AS unit FROM project WHERE actual_completion IS NULL AND responsible_unit_id IN
         (SELECT id FROM unit ORDER BY id LIMIT $1) ORDER BY number LIMIT $2`,
      [UNITS, TURNS * A_TURN],
    );
    const units = [...new Set(rows.map(({ unit }) => unit))];
    const reporters = await hire(
      client,
      units.map((unitId, at) => ({ username: `reporter-${at}`, role: "reporter", unitId })),
      env().AUTH_SECRET,
    );
    await client.end();
    const bearers = new Map(reporters.map(({ unitId, bearer }) => [unitId, bearer]));
    const desk = await openDesk(place);
    let [value, floor] = [0, 0];
    try {
      const insert = (at: number) => () => desk.put("/floor/insert", report(at), "");
      await rateOf(rows.slice(0, 100).map((_, at) => insert(at)));
      for (let turn = 0; turn < TURNS; turn++) {
        const targets = rows.slice(turn * A_TURN, (turn + 1) * A_TURN);
        floor = Math.max(floor, await rateOf(targets.map((_, at) => insert(at))));
        const file = targets.map(
          ({ id, unit }, at) =>
            () =>
              desk.put(`/api/v1/reports/${id}/${PERIOD}`, report(at), bearers.get(unit) ?? ""),
        );
        value = Math.max(value, await rateOf(file));
      }
    } finally {
      await desk.close();
    }
    await disconnect();
    return [{ what: "handed in", unit: "/s", value, floor }];
  },
};
