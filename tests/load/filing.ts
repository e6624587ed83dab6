import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Attempt } from "./ledger";
import { type Office, PERIOD, type Reporter } from "./office";
import { ask, type Taken, Tally } from "./tally";

/** How long somebody goes on trying before they telephone. */
const GIVE_UP_MS = 90_000;
const THINK_MS = 1_500;

const contentOf = (invested: number) => ({
  invested,
  fundsArrived: 80,
  physicalProgress: "年初至今完成主体结构三层，累计完成投资过半。",
  work: "完成三层梁板浇筑，外墙砌筑开始。",
  problems: "无",
  nextPlan: "完成四层梁板浇筑。",
  filler: "填报员",
});

const put = (office: Office, one: Reporter, projectId: string, body: object, key: string): Promise<Taken> =>
  ask(`${office.origin}/api/v1/reports/${projectId}/${PERIOD}`, {
    method: "PUT",
    headers: {
      authorization: `Bearer ${one.bearer}`,
      "content-type": "application/json",
      "idempotency-key": key,
    },
    body: JSON.stringify(body),
  });

/** Hands a report in as a person does: told to come again, they do, with the same request. */
async function handIn(
  office: Office,
  one: Reporter,
  projectId: string,
  invested: number,
  tally: Tally,
): Promise<Attempt> {
  const attempt: Attempt = { projectId, invested, acknowledged: false };
  const key = randomUUID();
  const until = Date.now() + GIVE_UP_MS;
  while (Date.now() < until) {
    const { status, retryAfter } = tally.add(
      await put(office, one, projectId, { ...contentOf(invested), submit: true }, key),
    );
    if (status === 200) return { ...attempt, acknowledged: true };
    if (status !== 0 && status !== 503 && status !== 429) return attempt;
    await sleep(Number(retryAfter ?? 1) * 1_000 * (0.8 + 0.4 * Math.random()));
  }
  return attempt;
}

export type Filed = { attempts: Attempt[]; tallies: Tally[] };

/** All reporters within so many minutes, each at a time of their own: the list, the form, a draft, then handed in. */
export async function fileSteadily(office: Office, minutes: number): Promise<Filed> {
  const pages = new Tally("pages of filing");
  const drafts = new Tally("drafts kept");
  const submits = new Tally("handed in", 1_500);
  const attempts = await Promise.all(
    office.reporters.map(async (one, at) => {
      await sleep((minutes * 60_000 * at) / office.reporters.length);
      const [projectId] = one.projects;
      const headers = { cookie: one.cookie };
      pages.add(await ask(`${office.origin}/filing`, { headers }));
      pages.add(await ask(`${office.origin}/filing/${projectId}`, { headers }));
      const draft = { ...contentOf(1 + at), work: "完成三层", submit: false };
      drafts.add(await put(office, one, projectId, draft, randomUUID()));
      await sleep(THINK_MS);
      return handIn(office, one, projectId, 1_000 + at, submits);
    }),
  );
  return { attempts, tallies: [pages, drafts, submits] };
}

/** Asks for boards so many times a second, whether or not the ones before have come. */
async function watchBoards(office: Office, aSecond: number, seconds: number, tally: Tally): Promise<void> {
  const asked: Promise<Taken>[] = [];
  const started = Date.now();
  for (let at = 0; at < aSecond * seconds; at++) {
    await sleep(Math.max(0, started + (at * 1_000) / aSecond - Date.now()));
    const { cookie } = office.leaders[at % office.leaders.length] ?? office.centre;
    asked.push(ask(`${office.origin}/board`, { headers: { cookie } }).then((one) => tally.add(one)));
  }
  await Promise.all(asked);
}

/** The minute before the lock: all reporters at once, and leaders who look at the board meanwhile. */
export async function fileAtTheLock(office: Office, aSecond: number, seconds: number): Promise<Filed> {
  await office.lockIn(seconds);
  const boards = new Tally("boards of leaders");
  const submits = new Tally("handed in, all at once", 5_000);
  const watching = watchBoards(office, aSecond, seconds, boards);
  const attempts = await Promise.all(
    office.reporters.map((one, at) => handIn(office, one, one.projects[1], 5_000 + at, submits)),
  );
  await watching;
  return { attempts, tallies: [boards, submits] };
}

/**
 * More boards at once than anybody can serve: what is refused says when to come again, the process still tells that it
 * lives, and afterwards a page comes as before. Answers what was not so.
 */
export async function overload(
  office: Office,
  count: number,
): Promise<{ tallies: Tally[]; faults: string[] }> {
  const boards = new Tally(`${count} boards at once`);
  const health = new Tally("livez meanwhile");
  const { cookie } = office.centre;
  const flood = Promise.all(
    Array.from({ length: count }, async () =>
      boards.add(await ask(`${office.origin}/board`, { headers: { cookie } })),
    ),
  );
  const [first] = office.instances;
  for (let at = 0; at < 5; at++) health.add(await ask(`${first?.origin}/api/livez`));
  await flood;
  const after = new Tally("a board afterwards");
  for (let at = 0; at < 5; at++) after.add(await ask(`${office.origin}/board`, { headers: { cookie } }));
  const faults = [
    ...(boards.has(503) > 0 ? [] : ["overload was not refused"]),
    ...(health.has(200) === health.count ? [] : ["health checks were not answered"]),
    ...(after.has(200) === after.count ? [] : ["did not recover"]),
  ];
  return { tallies: [boards, health, after], faults };
}
