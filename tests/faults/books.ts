import { Client } from "pg";
import { type Attempt, faultsOf, type Stored } from "../load/ledger";
import { PERIOD } from "./city";
import { runScript } from "./scripts";

const number = (column: string): string => `substring(${column} from '第(\\d+)号')::int`;

const STORED = `
  SELECT 'report of ' || project_id AS "projectId", invested::int AS invested FROM monthly_report
  WHERE period_id = '${PERIOD}' AND state <> 'draft'
  UNION ALL SELECT 'issue ' || ${number("title")}, ${number("title")} FROM issue WHERE title ~ '^第\\d+号问题$'
  UNION ALL SELECT 'log ' || ${number("text")}, ${number("text")} FROM work_log WHERE text ~ '^第\\d+号工作$'`;

/** One name for each event of a thing handed in; an event whose thing is not there is named by what it speaks of. */
const EVENTS = `
  SELECT 'report of ' || chain AS name FROM trace_event
  WHERE verb = 'report.submit' AND after ->> 'period' = '${PERIOD}'
  UNION ALL
  SELECT CASE WHEN log.id IS NULL THEN 'event of nothing: ' || trace_event.sequence ELSE 'log ' || ${number("log.text")} END
  FROM trace_event LEFT JOIN work_log log ON log.id::text = subject_id WHERE verb = 'workLog.write'
    AND after ->> 'text' ~ '^第\\d+号工作$'
  UNION ALL
  SELECT CASE WHEN issue.id IS NULL THEN 'event of nothing: ' || trace_event.sequence ELSE 'issue ' || ${number("issue.title")} END
  FROM trace_event LEFT JOIN issue ON issue.id::text = subject_id WHERE verb = 'issue.register'
    AND after ->> 'title' ~ '^第\\d+号问题$'`;

const FILES = `
  SELECT 'stored twice: file ' || name AS fault FROM attachment GROUP BY name, uploaded_by_id HAVING count(*) > 1
  UNION ALL
  SELECT 'not with its file: log ' || ${number("log.text")} FROM work_log log WHERE log.text ~ '^第\\d+号工作$'
    AND (SELECT count(*) FROM attachment WHERE subject = 'workLog' AND subject_id = log.id) <> 1`;

async function rowsOf<T extends object>(url: string, ...queries: string[]): Promise<T[][]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const answers: T[][] = [];
    for (const query of queries) answers.push((await client.query<T>(query)).rows);
    return answers;
  } finally {
    await client.end();
  }
}

/**
 * Holds what people saw against what is stored in the installation of this data folder, whose database runs at
 * `ownerUrl`: acknowledged ⊆ stored ⊆ attempted, no duplicates, one trace event for each change; and by the product's own
 * `verify` that all chains hold and each attachment's row has its file, to the byte. Answers what is wrong.
 */
export async function audit(
  { data, ownerUrl }: { data: string; ownerUrl: string },
  attempts: readonly Attempt[],
): Promise<string[]> {
  const [stored = []] = await rowsOf<Stored>(ownerUrl, STORED);
  const [events = []] = await rowsOf<{ name: string }>(ownerUrl, EVENTS);
  const [files = []] = await rowsOf<{ fault: string }>(ownerUrl, FILES);
  return [
    ...faultsOf({ attempts, stored, events: events.map(({ name }) => name), brokenChains: [] }),
    ...files.map(({ fault }) => fault),
    ...(await verified(data)),
  ];
}

/** What `npm run verify` finds in the installation. */
export async function verified(data: string): Promise<string[]> {
  const { code, said } = await runScript("verify", [], { LIANGDENG_DATA: data });
  return code === 0 ? [] : [`verify ended with ${code}: ${said.trim().slice(-600)}`];
}

/** One query's rows, as the owner. */
export async function rows<T extends object>(ownerUrl: string, query: string): Promise<T[]> {
  return (await rowsOf<T>(ownerUrl, query))[0] ?? [];
}
