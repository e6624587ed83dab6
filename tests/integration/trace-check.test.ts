import { rm } from "node:fs/promises";
import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/core/db";
import { updateProject } from "@/lib/projects/commands/update-project";
import { anchorsFile } from "@/lib/trace/anchors";
import { hashOf } from "@/lib/trace/chain";
import { anchorTrace } from "@/lib/upkeep/commands/anchor-trace";
import { verifyTraceNow } from "@/lib/upkeep/commands/verify-record";
import { getLastVerification } from "@/lib/upkeep/queries/latest-runs";
import { verifyAll } from "@/lib/upkeep/queries/verify-all";
import { freshDatabase, type TestDatabase } from "@/tests/support/database";
import {
  centre,
  emptyCity,
  makeActor,
  makeProject,
  makeReporter,
  on,
  outcomeOf,
} from "@/tests/support/factories";

let database: TestDatabase;
let owner: Client;
let project: string;
/** Events of its chain. */
let length: number;
const auditor = makeActor("auditor", { name: "审计员" });
const instant = new Date("2026-11-25T02:00:00Z");

beforeAll(async () => {
  database = await freshDatabase();
  await makeReporter("市住建局");
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterAll(() => owner.end());

const traced = `SELECT chain, index, at, actor_id AS "actorId", actor_name AS "actorName", on_behalf_of AS "onBehalfOf",
  unit_name AS "unitName", address, category, subject, subject_id AS "subjectId", verb, before, after, reason
  FROM trace_event WHERE chain = $1 ORDER BY index`;

/** What an owner of the database can do, who puts the triggers to sleep first. */
async function tamper(sql: string, values: unknown[] = []): Promise<void> {
  await owner.query("ALTER TABLE trace_event DISABLE TRIGGER USER");
  await owner.query(sql, values);
  await owner.query("ALTER TABLE trace_event ENABLE TRIGGER USER");
}

/** The cleverest of them computes every hash of the chain anew. */
async function rewriteHashes(chain: string): Promise<void> {
  let previous = "0".repeat(64);
  let index = 0;
  for (const row of (await owner.query(traced, [chain])).rows) {
    index += 1;
    const event = { ...row, index, at: row.at.toISOString() };
    const hash = hashOf(previous, event);
    await tamper(
      "UPDATE trace_event SET index = $3, previous_hash = $4, hash = $5 WHERE chain = $1 AND index = $2",
      [chain, row.index, index, previous, hash],
    );
    previous = hash;
  }
  await owner.query("UPDATE trace_head SET index = $2, hash = $3 WHERE chain = $1", [chain, index, previous]);
}

const check = async () => (await verifyAll({ url: database.appUrl, what: "trace" })).trace;

beforeEach(async () => {
  await emptyCity(database.ownerUrl);
  await rm(anchorsFile(), { force: true });
  project = await makeProject();
  await makeProject();
  for (let version = 1; version <= 5; version++) {
    await updateProject(centre, { projectId: project, version, content: `第${version}稿` }, on("2017-02-10"));
  }
  length = await db().traceEvent.count({ where: { chain: project } });
});

describe("the verification of the trace", () => {
  it("finds nothing where nothing was done, and follows every chain to its end", async () => {
    const events = await db().traceEvent.count();
    const chains = await db().traceHead.count();
    expect(await check()).toEqual({ chains, events, anchors: 0, brokenLine: null, faults: [], broken: 0 });
  });

  it.each([
    [
      "an edited event",
      "UPDATE trace_event SET reason = '改过' WHERE chain = $1 AND index = 3",
      3,
      "altered",
    ],
    [
      "an edited value",
      `UPDATE trace_event SET after = '{"content":"改过"}' WHERE chain = $1 AND index = 2`,
      2,
      "altered",
    ],
    [
      "another actor",
      "UPDATE trace_event SET actor_name = '别人' WHERE chain = $1 AND index = 1",
      1,
      "altered",
    ],
    ["a deleted event", "DELETE FROM trace_event WHERE chain = $1 AND index = 4", 4, "missing"],
    ["the first event deleted", "DELETE FROM trace_event WHERE chain = $1 AND index = 1", 1, "missing"],
    ["a truncated chain", "DELETE FROM trace_event WHERE chain = $1 AND index >= 5", 5, "cut"],
    ["a chain of which nothing is left", "DELETE FROM trace_event WHERE chain = $1", 1, "cut"],
    [
      "two events changed about",
      "UPDATE trace_event SET index = CASE index WHEN 2 THEN 103 ELSE 102 END WHERE chain = $1 AND index IN (2, 3)",
      2,
      "missing",
    ],
  ])("%s: the first broken one is named", async (_what, sql, index, what) => {
    await tamper(sql, [project]);
    expect(await check()).toMatchObject({ broken: 1, faults: [{ chain: project, index, what }] });
  });

  it("an event that was written past the application stands beyond the head", async () => {
    await tamper(
      `INSERT INTO trace_event (chain, index, at, actor_id, actor_name, category, subject, subject_id, verb, before, after, previous_hash, hash)
       SELECT chain, index + 1, at, actor_id, actor_name, category, subject, subject_id, verb, before, after, hash, hash
       FROM trace_event WHERE chain = $1 ORDER BY index DESC LIMIT 1`,
      [project],
    );
    expect(await check()).toMatchObject({
      broken: 1,
      faults: [{ chain: project, index: length + 1, what: "altered" }],
    });
  });

  it("a chain rewritten whole, hashes and head, fits itself: only the anchor knows better", async () => {
    await anchorTrace(instant);
    await updateProject(centre, { projectId: project, version: 6, content: "第6稿" }, on("2017-02-11"));
    expect(await check()).toMatchObject({ broken: 0, anchors: 1 });
    await tamper("UPDATE trace_event SET actor_name = '别人' WHERE chain = $1 AND index = 2", [project]);
    await rewriteHashes(project);
    expect(await check()).toMatchObject({
      broken: 1,
      faults: [{ chain: project, index: length, what: "anchored", day: "2026-11-25" }],
    });
    await rm(anchorsFile());
    expect(await check()).toMatchObject({ broken: 0, anchors: 0 });
  });

  it("a chain cut short with its head, and one removed without a rest, are missed by the anchor", async () => {
    await anchorTrace(instant);
    await tamper("DELETE FROM trace_event WHERE chain = $1 AND index >= 5", [project]);
    await rewriteHashes(project);
    expect(await check()).toMatchObject({
      faults: [{ chain: project, index: 5, what: "cut", day: "2026-11-25" }],
    });
    await tamper("DELETE FROM trace_event WHERE chain = $1", [project]);
    await owner.query("DELETE FROM trace_head WHERE chain = $1", [project]);
    expect(await check()).toMatchObject({
      faults: [{ chain: project, index: 1, what: "cut", day: "2026-11-25" }],
    });
  });

  it("anchors once a day", async () => {
    expect(await anchorTrace(instant)).toBe(true);
    expect(await anchorTrace(new Date(instant.getTime() + 3_600_000))).toBe(false);
    expect(await anchorTrace(new Date(instant.getTime() + 86_400_000))).toBe(true);
    expect(await check()).toMatchObject({ anchors: 2, brokenLine: null, broken: 0 });
  });

  it("by the button: for the auditor and the centre; when, by whom and what was found stays", async () => {
    await tamper("UPDATE trace_event SET reason = '改过' WHERE chain = $1 AND index = 3", [project]);
    await verifyTraceNow(auditor, { instant });
    expect(await getLastVerification(centre)).toMatchObject({
      outcome: "found",
      byName: "审计员",
      detail: { chain: project, index: 3, eventFault: "altered", brokenChains: 1 },
      project: { name: expect.any(String) },
    });
    for (const role of ["admin", "leader", "reporter"] as const) {
      expect(await outcomeOf(verifyTraceNow(makeActor(role), { instant }))).toBe("FORBIDDEN FORBIDDEN");
    }
  });

  it("runs one at a time", async () => {
    await owner.query("SELECT pg_advisory_lock(7104, 1)");
    expect(await outcomeOf(verifyTraceNow(centre, { instant }))).toBe("CONFLICT VERIFICATION_RUNNING");
    await owner.query("SELECT pg_advisory_unlock(7104, 1)");
    expect(await outcomeOf(verifyTraceNow(centre, { instant }))).toBe("done");
  });
});
