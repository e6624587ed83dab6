import { Client } from "pg";
import { disconnect } from "@/lib/core/db";
import { closedRange, getStatistics, listStatistics } from "@/lib/dashboard/queries/get-statistics";
import { centre } from "../support/factories";
import { type Bench, quietMs, type Sample } from "./bench";

const ROUNDS = 8;

/**
 * The floor: one statement that walks the same lamps in force, each beside the one before it, and counts them and what
 * moved by month. It knows no pauses, spells, groups or reasons.
 */
const FLOOR = `
WITH lit AS (
  SELECT d.period_id, d.lamp, lag(d.lamp) OVER (PARTITION BY d.project_id ORDER BY d.period_id) AS before
  FROM period JOIN lamp_decision d ON d.period_id = period.id AND d.revision = period.revision
)
SELECT period_id, before, lamp, count(*) FROM lit GROUP BY 1, 2, 3`;

export const bench: Bench = {
  row: "statistics of all closed months",
  about: "the statistics of all closed months against one statement that counts the same lamps",
  sizes: ["city", "province"],
  goal: { atMostTimesFloor: 3 },
  async measure({ ownerUrl }) {
    const client = new Client({ connectionString: ownerUrl });
    await client.connect();
    const range = await closedRange(centre);
    if (!range) throw new Error("nothing is closed");
    const floor = await quietMs(() => client.query(FLOOR), ROUNDS);
    const samples: Sample[] = [];
    const take = async (what: string, work: () => Promise<unknown>) =>
      samples.push({ what, unit: "ms", value: await quietMs(work, ROUNDS), floor });
    await take("all, by unit", () => getStatistics(centre, {}, range, "unit"));
    await take("all, by reason", () => getStatistics(centre, {}, range, "reason"));
    await take("one region", () => getStatistics(centre, { region: "雁岳县" }, range, "unit"));
    await take("the list of ever red", () => listStatistics(centre, { figure: "everRed" }, range));
    await client.end();
    await disconnect();
    return samples;
  },
};
