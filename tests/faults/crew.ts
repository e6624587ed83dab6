import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Attempt } from "../load/ledger";
import { ask, type Taken, Tally } from "../load/tally";
import { pdfOf } from "../support/pictures";
import { type Charge, type City, PERIOD } from "./city";
import { clock } from "./fault";

export type Kind = "report" | "issue" | "log";
/** One thing that a person hands in. Its number tells it from all others; its keys stay when it is sent again. */
export type Work = { kind: Kind; number: number; charge: Charge; keys: readonly [string, string] };

/** How long somebody goes on trying. */
const GIVE_UP_MS = 90_000;
const AGAIN_MS = 100;

/** How the ledger names what is the same thing: a project's report of the month, or an entry with its number. */
export const nameOf = ({ kind, number, charge }: Work): string =>
  kind === "report" ? `report of ${charge.projectId}` : `${kind} ${number}`;

const authorised = (work: Work, key: string) => ({
  authorization: `Bearer ${work.charge.reporter.bearer}`,
  "idempotency-key": key,
});

const json = (method: string, work: Work, body: object, key = work.keys[0]): RequestInit => ({
  method,
  headers: { ...authorised(work, key), "content-type": "application/json" },
  body: JSON.stringify(body),
});

async function sendLog(api: string, work: Work): Promise<Taken> {
  const form = new FormData();
  const content = pdfOf(`work ${work.number}`);
  form.append("file", new Blob([new Uint8Array(content)]), `${work.number}.pdf`);
  const headers = authorised(work, work.keys[1]);
  const uploaded = await ask(`${api}/files`, { method: "POST", headers, body: form });
  if (uploaded.status !== 201) return uploaded;
  const body = {
    day: "2017-11-17",
    category: "construction",
    text: `第${work.number}号工作`,
    files: [JSON.parse(uploaded.text).id],
  };
  return ask(`${api}/projects/${work.charge.projectId}/work-logs`, json("POST", work, body));
}

/** Sends it once. A log's document goes first, under a key of its own. */
export function send(origin: string, work: Work): Promise<Taken> {
  const api = `${origin}/api/v1`;
  const { number, charge } = work;
  if (work.kind === "log") return sendLog(api, work);
  if (work.kind === "issue") {
    const body = {
      projectId: charge.projectId,
      category: "land",
      title: `第${number}号问题`,
      description: "房屋未签约",
    };
    return ask(`${api}/issues`, json("POST", work, body));
  }
  const body = { invested: number, work: `完成第${number}段浇筑`, filler: "填报员", submit: true };
  return ask(`${api}/reports/${charge.projectId}/${PERIOD}`, json("PUT", work, body));
}

/** Reporters who hand in reports, problems and work logs with documents, and keep a ledger of what they saw. */
export class Crew {
  readonly attempts: Attempt[] = [];
  private readonly answers = new Tally("answers");
  /** What was refused for good, which none of these things should be. */
  readonly refusals: string[] = [];
  /** When the requests that were accepted had been sent. */
  private readonly accepted: number[] = [];
  /** How often each was said by an answer that asked to come again: a problem's code, or its status. */
  readonly told = new Map<string, number>();
  /** From when to when the requests took that no answer came to. */
  private readonly silent: { sent: number; until: number }[] = [];
  private number = 0;
  private reported = 0;

  constructor(
    private readonly city: City,
    /** Where to ask; changes when an installation moves. */
    public origin: string,
    private readonly kinds: readonly Kind[] = ["report", "issue", "log"],
  ) {}

  get acknowledged(): number {
    return this.accepted.length;
  }

  /** What was answered, in a line. */
  line(): string {
    const told = [...this.told].map(([why, count]) => `${why} × ${count}`).join(", ");
    return `${this.answers.line().trim()}${told ? `; told: ${told}` : ""}`;
  }

  /** The next thing to hand in: kinds by turn; problems where every project has its report. */
  next(kind = this.kinds[this.number % this.kinds.length] ?? "issue"): Work {
    const number = ++this.number;
    const { charges } = this.city;
    const isReport = kind === "report" && this.reported < charges.length;
    const charge = charges[isReport ? this.reported++ : number % charges.length];
    if (!charge) throw new Error("no project");
    const keys = [randomUUID(), randomUUID()] as const;
    return { kind: isReport || kind !== "report" ? kind : "issue", number, charge, keys };
  }

  /** Hands one in as a person does: without an answer, or told to come again, they send the same again. */
  async handIn(work = this.next()): Promise<boolean> {
    const attempt: Attempt = { projectId: nameOf(work), invested: work.number, acknowledged: false };
    this.attempts.push(attempt);
    const until = clock() + GIVE_UP_MS;
    while (clock() < until) {
      const answer = this.answers.add(await send(this.origin, work));
      // Of a log's two requests, the one that this answers.
      const sent = clock() - answer.ms;
      if (answer.status === 200 || answer.status === 201) {
        attempt.acknowledged = true;
        this.accepted.push(sent);
        return true;
      }
      if (answer.status === 0) this.silent.push({ sent, until: clock() });
      if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) {
        this.refusals.push(`refused: ${nameOf(work)} ${answer.status} ${answer.text.slice(0, 160)}`);
        return false;
      }
      const why =
        /"code":"(\w+)"/.exec(answer.text)?.[1] ?? (answer.status ? `${answer.status}` : "no answer");
      this.told.set(why, (this.told.get(why) ?? 0) + 1);
      await sleep(AGAIN_MS);
    }
    this.refusals.push(`never accepted: ${nameOf(work)}`);
    return false;
  }

  /** So many hands at once, each with a pause between two things, while `more()`. */
  async handInWhile(more: () => boolean, { hands = 4, pauseMs = 0 } = {}): Promise<void> {
    const hand = async (): Promise<void> => {
      while (more()) {
        await this.handIn();
        await sleep(pauseMs);
      }
    };
    await Promise.all(Array.from({ length: hands }, hand));
  }

  /** So many things, by ten hands. */
  handInAll(count: number): Promise<void> {
    let begun = 0;
    return this.handInWhile(() => begun++ < count, { hands: 10 });
  }

  /** Requests that had been sent before one moment, ran at another, and got no answer. */
  unanswered(sentBefore: number, ranAt: number): number {
    return this.silent.filter(({ sent, until }) => sent <= sentBefore && until >= ranAt).length;
  }

  /** Milliseconds from a moment until something was accepted that had been sent after it. */
  async acceptsAgain(since: number): Promise<number> {
    while (!this.accepted.some((sent) => sent >= since)) {
      if (clock() > since + GIVE_UP_MS) throw new Error("nothing was accepted any more");
      await sleep(5);
    }
    return clock() - since;
  }
}
