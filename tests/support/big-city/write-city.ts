import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Client } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { nextPeriod } from "@/lib/core/periods";
import { defaultRuleSettings } from "@/lib/lamps/rules/settings";
import { agendaItems, cityMeetings } from "./meetings";
import { LEADERS, leaderTitle, REGIONS, regionName, UNITS, unitName } from "./offices";
import { bigProject, closedPeriods, LAST_CLOSED, programmes } from "./project";
import { closedAt, leaderId, programmeId, regionCode, tables, unitId } from "./rows";
import type { Value } from "./table";

/** What a city's size says: so many projects, each with a life of so many closed periods. */
export type CitySize = { projects: number; periods: number };

const BATCH = 2_000;

const escapes: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };
const cell = (value: Value): string =>
  value === null ? "\\N" : String(value).replace(/[\\\t\n\r]/g, (found) => escapes[found] ?? found);
const lineOf = (values: readonly Value[]): string => `${values.map(cell).join("\t")}\n`;

async function copy(client: Client, table: string, columns: string, rows: Iterable<Value[]>): Promise<void> {
  const lines = function* () {
    let chunk = "";
    for (const row of rows) {
      chunk += lineOf(row);
      if (chunk.length > 65_536) {
        yield chunk;
        chunk = "";
      }
    }
    if (chunk) yield chunk;
  };
  await pipeline(Readable.from(lines()), client.query(copyFrom(`COPY ${table} (${columns}) FROM STDIN`)));
}

const numbered = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

async function writeOffices(client: Client, periods: readonly string[]): Promise<void> {
  const closings = periods.map((period): Value[] => [period, 1, closedAt(period), "centre", 1]);
  await client.query(
    `INSERT INTO installation (id, city_name, centre_name, business_date) VALUES (1, '大市', '项目中心', '2017-11-20')`,
  );
  await client.query(`INSERT INTO rule_version (from_period, settings) VALUES ($1, $2)`, [
    periods[0],
    JSON.stringify(defaultRuleSettings),
  ]);
  await copy(
    client,
    "region",
    'code, name, "order"',
    numbered(REGIONS, (at) => [regionCode(at), regionName(at), at]),
  );
  await copy(
    client,
    "unit",
    "id, name",
    numbered(UNITS, (at) => [unitId(at), unitName(at)]),
  );
  await copy(
    client,
    "leader",
    'id, title, "order"',
    numbered(LEADERS, (at) => [leaderId(at), leaderTitle(at), at]),
  );
  await copy(
    client,
    "programme",
    "id, name",
    programmes.map((name, at) => [programmeId(at), name]),
  );
  const open = nextPeriod(LAST_CLOSED);
  await copy(client, "period", "id, state, lock_at, locked_at, closed_at, revision", [
    ...periods.map((id): Value[] => [id, "closed", closedAt(id), closedAt(id), closedAt(id), 1]),
    [open, "open", closedAt(open), null, null, 0],
  ]);
  await copy(
    client,
    "period_closing",
    "period_id, revision, closed_at, closed_by, rule_version_id",
    closings,
  );
  for (const { name, columns, rows } of cityMeetings(periods)) await copy(client, name, columns, rows);
}

/**
 * Writes a city of any size into a migrated, empty database, by COPY and as its owner: projects with leaders,
 * pairs, plans, milestones, pauses, accepted reports of every month, the lamps that the rules give them, a
 * problem in the ledger for each fourth with the meetings that checked it, and the trace of both. The same size always gives the same rows.
 */
export async function writeCity(
  ownerUrl: string,
  size: CitySize,
  say: (done: number) => void = () => undefined,
): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const periods = closedPeriods(size.periods);
    // Triggers and foreign keys would ask again for every row; the rows are right by construction.
    await client.query("SET session_replication_role = replica");
    await writeOffices(client, periods);
    for (let start = 0; start < size.projects; start += BATCH) {
      const count = Math.min(BATCH, size.projects - start);
      const batch = numbered(count, (at) => bigProject(start + at, periods));
      for (const { name, columns, rowsOf } of [...tables, agendaItems])
        await copy(client, name, columns, batch.flatMap(rowsOf));
      say(start + count);
    }
    await client.query(
      "INSERT INTO issue_number (kind, year, last) SELECT kind, year, max(sequence) FROM issue GROUP BY kind, year",
    );
    await client.query("RESET session_replication_role");
    await client.query("SELECT write_project_search(array_agg(id)) FROM project");
    await client.query("VACUUM (ANALYZE)");
  } finally {
    await client.end();
  }
}
