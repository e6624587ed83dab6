import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Client } from "pg";
import { stopEmbeddedDatabase } from "../../lib/core/embedded-database";
import { keptSecret } from "../../lib/core/launch-files";
import { centre } from "../support/factories";
import { type Filed, fileAtTheLock, fileSteadily, overload } from "./filing";
import { closingsOf, lockedOnce, oneCloseWins, sessionsEverywhere, throughput } from "./instances";
import { type Attempt, faultsOf } from "./ledger";
import { openOffice, PERIOD } from "./office";
import type { Tally } from "./tally";

const DATA = resolve(".test-data", "load");

const { values } = parseArgs({
  options: {
    reporters: { type: "string", default: "200" },
    /** In which all of them file, one after another. */
    minutes: { type: "string", default: "10" },
    /** Before the lock, in which all of them file at once. */
    seconds: { type: "string", default: "60" },
    /** Boards that leaders ask for in each of these. */
    boards: { type: "string", default: "20" },
    instances: { type: "string", default: "1" },
  },
});
const [reporters, minutes, seconds, boards, instances] = [
  values.reporters,
  values.minutes,
  values.seconds,
  values.boards,
  values.instances,
].map(Number) as [number, number, number, number, number];

/** More at once than one process takes in, its queue included. */
const FLOOD = 250;
const THROUGHPUT_SECONDS = 10;
const CLOSES = 5;

function tell(title: string, tallies: readonly Tally[]): string[] {
  console.log(`\n── ${title}`);
  for (const tally of tallies) console.log(tally.line());
  return tallies.flatMap((tally) => tally.faults());
}

/** The database's side of the ledger, read when all is over. */
async function audit(owner: Client, attempts: Attempt[]): Promise<string[]> {
  const stored = await owner.query<{ id: string; invested: string }>(
    "SELECT project_id AS id, invested FROM monthly_report WHERE period_id = $1 AND state <> 'draft'",
    [PERIOD],
  );
  const events = await owner.query<{ chain: string }>(
    "SELECT chain FROM trace_event WHERE verb = 'report.submit' AND after ->> 'period' = $1",
    [PERIOD],
  );
  const { verifyChain } = await import("@/lib/trace/queries");
  const { disconnect } = await import("@/lib/core/db");
  const brokenChains: string[] = [];
  for (const id of ["system", ...attempts.map(({ projectId }) => projectId)]) {
    if ((await verifyChain(centre, id)).brokenAt !== null) brokenChains.push(id);
  }
  await disconnect();
  const acknowledged = attempts.filter((attempt) => attempt.acknowledged).length;
  console.log(
    `\n── ledger: ${attempts.length} attempted, ${acknowledged} acknowledged, ${stored.rows.length} stored, ${events.rows.length} traced`,
  );
  return faultsOf({
    attempts,
    stored: stored.rows.map(({ id, invested }) => ({ projectId: id, invested: Number(invested) })),
    events: events.rows.map(({ chain }) => chain),
    brokenChains,
  });
}

if (!existsSync(".next/BUILD_ID")) throw new Error("nothing is built: npm start builds, or npx next build");
// What a killed run left behind.
await stopEmbeddedDatabase(DATA);
await rm(DATA, { recursive: true, force: true });
const secret = await keptSecret(DATA);
Object.assign(process.env, { AUTH_SECRET: secret, LIANGDENG_DATA: DATA, NODE_ENV: "production" });
const faults: string[] = [];
try {
  const office = await openOffice(DATA, secret, { reporters, instances });
  try {
    const attempts: Attempt[] = [];
    const take = (title: string, filed: Filed) => {
      attempts.push(...filed.attempts);
      faults.push(...tell(title, filed.tallies));
    };
    console.log(`${reporters} reporters, ${instances} instance(s), a city of 1,000 projects`);
    faults.push(...(await sessionsEverywhere(office)));
    if (instances > 1) {
      const lines = await throughput(office, THROUGHPUT_SECONDS);
      console.log(`\n── throughput, 16 at once through a proxy\n${lines.join("\n")}`);
    }
    take(`all file within ${minutes} min`, await fileSteadily(office, minutes));
    take(
      `all file in the last ${seconds} s, ${boards} boards a second`,
      await fileAtTheLock(office, boards, seconds),
    );
    const flooded = await overload(office, FLOOD * instances);
    faults.push(...tell("overload", flooded.tallies), ...flooded.faults);
    faults.push(...(await lockedOnce(office)), ...(await audit(office.owner, attempts)));
    if (instances > 1) {
      const lost = await oneCloseWins({ ...office, stored: () => closingsOf(office) }, CLOSES);
      console.log(`── two instances close one month: ${lost.length === 0 ? "one wins, each time" : "✗"}`);
      faults.push(...lost);
    }
  } finally {
    await office.close();
  }
} finally {
  await stopEmbeddedDatabase(DATA);
  await rm(DATA, { recursive: true, force: true });
}
console.log(
  faults.length === 0 ? "\n✓ nothing lost, nothing twice" : `\n✗ ${faults.length}\n  ${faults.join("\n  ")}`,
);
process.exit(faults.length === 0 ? 0 : 1);
