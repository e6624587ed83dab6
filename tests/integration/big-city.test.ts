import { Client } from "pg";
import { beforeAll, expect, it } from "vitest";
import { db } from "@/lib/core/db";
import { getBoard } from "@/lib/dashboard/queries";
import { listIssues } from "@/lib/issues/queries/list-issues";
import { getLamps } from "@/lib/lamps/queries/get-lamps";
import { getMeeting } from "@/lib/meetings/queries/get-meeting";
import { listMeetings } from "@/lib/meetings/queries/list-meetings";
import { verifyChain } from "@/lib/trace/queries";
import { REGIONS } from "../support/big-city/offices";
import { bigProject, closedPeriods, idOf } from "../support/big-city/project";
import { writeCity } from "../support/big-city/write-city";
import { freshDatabase, type TestDatabase } from "../support/database";
import { centre } from "../support/factories";

const size = { projects: 50, periods: 4 };
let database: TestDatabase;

beforeAll(async () => {
  database = await freshDatabase();
  await writeCity(database.ownerUrl, size);
});

/** Foreign keys were not asked while writing: every one is asked here. */
async function danglingReferences(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; query: string }>(`
    SELECT conname AS name, format(
      'SELECT 1 FROM %s AS child LEFT JOIN %s AS parent ON %s WHERE parent IS NULL AND %s LIMIT 1',
      conrelid::regclass, confrelid::regclass,
      (SELECT string_agg(format('child.%I = parent.%I', c.attname, p.attname), ' AND ')
       FROM unnest(conkey, confkey) AS k (c, p)
       JOIN pg_attribute c ON c.attrelid = conrelid AND c.attnum = k.c
       JOIN pg_attribute p ON p.attrelid = confrelid AND p.attnum = k.p),
      (SELECT string_agg(format('child.%I IS NOT NULL', c.attname), ' AND ')
       FROM unnest(conkey) AS k (c) JOIN pg_attribute c ON c.attrelid = conrelid AND c.attnum = k.c)
    ) AS query FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace`);
  expect(rows.length).toBeGreaterThan(10);
  const dangling: string[] = [];
  for (const { name, query } of rows) {
    if ((await client.query(query)).rowCount) dangling.push(name);
  }
  return dangling;
}

it("holds the rows of its size, each reference leading somewhere", async () => {
  expect(await db().project.count()).toBe(size.projects);
  const reports = Array.from({ length: size.projects }, (_, index) =>
    Object.keys(bigProject(index, closedPeriods(size.periods)).facts.reports),
  );
  expect(await db().monthlyReport.count()).toBe(reports.flat().length);
  const client = new Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    expect(await danglingReferences(client)).toEqual([]);
  } finally {
    await client.end();
  }
});

it("is read by the product as its own: board, lamps, an unbroken chain", async () => {
  const board = await getBoard(centre, {});
  const decisions = Array.from({ length: size.projects }, (_, index) =>
    bigProject(index, closedPeriods(size.periods)).decisions.at(-1),
  ).filter((decision) => decision?.period === "2017-10");
  expect(board?.projects).toHaveLength(decisions.length);
  expect(board?.counts.red).toBe(decisions.filter((decision) => decision?.lamp === "red").length);
  const id = idOf(1, 7);
  expect((await getLamps(centre, id)).decisions).toHaveLength(
    bigProject(7, closedPeriods(size.periods)).decisions.length,
  );
  expect(await verifyChain(centre, id)).toMatchObject({ events: 1, brokenAt: null });
  expect(await verifyChain(centre, idOf(1, 8))).toMatchObject({ events: 2, brokenAt: null });
  const ledger = await listIssues(centre, { state: "working" }, new Date("2017-11-20T02:00:00Z"));
  expect(ledger.total).toBe(2);
  const now = new Date("2017-11-20T02:00:00Z");
  const meetings = await listMeetings(centre, { pageSize: 200 }, now);
  expect(meetings.total).toBe(REGIONS * size.periods);
  const held = await Promise.all(meetings.items.map(({ id }) => getMeeting(centre, id, now)));
  expect(held.flatMap(({ items }) => items).length).toBeGreaterThan(1);
});

it("is the same city each time", () => {
  expect(bigProject(31, closedPeriods(12))).toEqual(bigProject(31, closedPeriods(12)));
});
