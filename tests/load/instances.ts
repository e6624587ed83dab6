import { setTimeout as sleep } from "node:timers/promises";
import { type Office, PERIOD } from "./office";
import { ask, Tally } from "./tally";

const AT_ONCE = 16;
/** The cycle's job runs each minute. */
const LOCK_MS = 150_000;

/** A call of the HTTP contract that writes. */
export const post = (origin: string, path: string, bearer: string, body?: object) =>
  ask(`${origin}/api/v1${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${bearer}`, "content-type": "application/json" },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });

/** One session is known to every instance. */
export async function sessionsEverywhere({ instances, centre }: Office): Promise<string[]> {
  const faults: string[] = [];
  for (const { origin } of instances) {
    const { status } = await ask(`${origin}/board`, { headers: { cookie: centre.cookie } });
    if (status !== 200) faults.push(`the session is not known to ${origin}: ${status}`);
  }
  return faults;
}

async function count({ owner }: Office, sql: string): Promise<number> {
  const { rows } = await owner.query<{ count: number }>(sql, [PERIOD]);
  return rows[0]?.count ?? 0;
}

const LOCKS = "SELECT count(*)::int FROM trace_event WHERE verb = 'period.lock' AND subject_id = $1";

/** The lock's job, which all instances offer to do, is done by one of them, once. */
export async function lockedOnce(office: Office): Promise<string[]> {
  const until = Date.now() + LOCK_MS;
  while ((await count(office, LOCKS)) === 0 && Date.now() < until) await sleep(1_000);
  // A second one would follow with the next instance's turn.
  await sleep(5_000);
  const locks = await count(office, LOCKS);
  return locks === 1 ? [] : [`the month was locked ${locks} times`];
}

/** `stored` counts the closings of the month. */
type Closers = Pick<Office, "instances" | "centre"> & { stored: () => Promise<number> };

export const closingsOf = (office: Office): Promise<number> =>
  count(office, "SELECT count(*)::int FROM period_closing WHERE period_id = $1");

/** Two instances close the month at the same moment, so many times: exactly one does, and one closing is stored. */
export async function oneCloseWins(
  { instances, centre, stored }: Closers,
  closes: number,
): Promise<string[]> {
  const faults: string[] = [];
  for (let round = 1; round <= closes; round++) {
    const hands = [instances[0], instances[1] ?? instances[0]];
    const answers = await Promise.all(
      hands.map((server) => post(server?.origin ?? "", `/periods/${PERIOD}/close`, centre.bearer)),
    );
    const won = answers.filter(({ status }) => status === 200).length;
    const refused = answers.filter(({ status }) => status >= 400 && status < 500).length;
    const closings = await stored();
    if (won !== 1 || refused !== 1)
      faults.push(`close ${round}: ${answers.map(({ status, text }) => `${status} ${text}`).join(" / ")}`);
    if (closings !== round) faults.push(`close ${round}: ${closings} closings are stored`);
    const opened = await post(instances[0]?.origin ?? "", `/periods/${PERIOD}/reopen`, centre.bearer, {
      reason: "再测一次",
    });
    if (opened.status !== 200) faults.push(`re-opening ${round}: ${opened.status} ${opened.text}`);
  }
  return faults;
}

/** Pages a second through the proxy with one instance behind it, then with more; each for so many seconds. */
export async function throughput(office: Office, seconds: number): Promise<string[]> {
  const { proxy, instances, reporters } = office;
  const lines: string[] = [];
  for (const used of [1, 2, 4].filter((many) => many <= instances.length)) {
    proxy.use(instances.slice(0, used).map(({ origin }) => origin));
    const pages = new Tally(`${used} instance${used > 1 ? "s" : ""}: filing pages`);
    const started = Date.now();
    const hand = async (_: unknown, at: number) => {
      const one = reporters[at % reporters.length];
      const headers = { cookie: one?.cookie ?? "" };
      while (Date.now() < started + seconds * 1_000) {
        pages.add(await ask(`${proxy.origin}/filing/${one?.projects[0]}`, { headers }));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, hand));
    const aSecond = pages.has(200) / ((Date.now() - started) / 1_000);
    lines.push(`${pages.line()}   ${aSecond.toFixed(1)} /s`);
  }
  proxy.use(instances.map(({ origin }) => origin));
  return lines;
}
