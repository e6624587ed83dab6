import { expect, test } from "@playwright/test";
import * as fc from "fast-check";
import { problem } from "../../../lib/web/endpoint";
import { originOf, smallCity } from "../../support/e2e-servers";
import { arbitraryRequests, type FuzzRequest } from "../../support/fuzz/arbitrary-requests";

const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 400);
const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
const AT_ONCE = 6;
/** Beyond this a request has hung. */
const PATIENCE_MS = 60_000;

/** A stack, a query's text, the names of what is underneath. */
const INSIDES =
  /\n\s+at \S|node_modules|\.next\/|PrismaClient|prisma\.|Invalid `|SELECT |INSERT INTO|\/tmp\/|\bZodError\b/;

/** What is wrong with the answer to a request; null when nothing. */
async function faultOf(request: FuzzRequest): Promise<string | null> {
  const answer = await fetch(`${originOf("small")}${request.address}`, {
    method: request.method,
    headers: request.headers,
    ...(request.body === undefined ? {} : { body: request.body }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const type = answer.headers.get("content-type") ?? "";
  const isText = /json|text/.test(type);
  const text = isText ? await answer.text() : "";
  if (!isText) await answer.arrayBuffer();
  const { status } = answer;
  if (INSIDES.test(text)) return `${status} shows its insides: ${text.slice(0, 300)}`;
  // An address that is no address never reaches a call.
  const isAddress = !/%(?![0-9a-f]{2})|%ED%A0%80|%ff|%2e%2e|%00/i.test(request.address.split("?")[0] ?? "");
  if (!isAddress && status >= 400 && status < 500) return null;
  if (!request.documented.includes(status)) return `${status} is not documented: ${text.slice(0, 300)}`;
  if (status < 400) return null;
  if (!type.startsWith("application/problem+json")) return `${status} as ${type}: ${text.slice(0, 200)}`;
  const told = problem.strict().safeParse(JSON.parse(text));
  if (!told.success) return `${status} is no problem: ${text.slice(0, 300)}`;
  return told.data.status === status ? null : `${status} says ${told.data.status}`;
}

const shortened = ({ call, address, headers, body }: FuzzRequest): string =>
  [
    call,
    address.slice(0, 300),
    JSON.stringify({ ...headers, authorization: undefined }),
    typeof body === "string" ? body.slice(0, 500) : body && JSON.stringify([...body.entries()]).slice(0, 300),
  ].join("\n  ");

test(`接口经得起 ${REQUESTS} 个合格、近似合格和恶意的请求`, async ({ request }) => {
  test.setTimeout(60_000 + REQUESTS * 1000);
  const { tokens, ids } = smallCity();
  const contract = await (await request.get("/api/v1/openapi.json")).json();
  // Mostly somebody who may do most: refusals of rights end a request before its body is read.
  const mixed = [tokens.centre, tokens.centre, tokens.centre, ...Object.values(tokens)];
  const requests = fc.sample(arbitraryRequests(contract, mixed, ids), { numRuns: REQUESTS, seed: SEED });
  const faults = new Map<string, string>();
  const statuses = new Map<number | string, number>();
  const queue = requests.values();
  const work = async () => {
    for (const one of queue) {
      const fault = await faultOf(one).catch((error: unknown) => `no answer: ${error}`);
      const kind = fault?.slice(0, 40) ?? "as documented";
      statuses.set(kind, (statuses.get(kind) ?? 0) + 1);
      if (fault && faults.size < 40) faults.set(`${one.call} ${kind}`, `${fault}\n  ${shortened(one)}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  process.stdout.write(`seed ${SEED}: ${JSON.stringify(Object.fromEntries(statuses))}\n`);
  expect([...faults.values()], `FUZZ_SEED=${SEED}`).toEqual([]);
  for (const path of ["/api/livez", "/api/readyz"])
    expect((await request.get(path)).status(), path).toBe(200);
  // Whatever was sent as a prototype has become nobody's.
  const board = await request.get("/api/v1/board", {
    headers: { authorization: `Bearer ${tokens.auditor}` },
  });
  expect(board.status()).toBe(403);
});
