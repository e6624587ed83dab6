import { expect, test } from "@playwright/test";
import * as fc from "fast-check";
import { originOf, smallCity } from "../../support/e2e-servers";
import { arbitraryRequests } from "../../support/fuzz/arbitrary-requests";
import { faultOf, shortened } from "../../support/fuzz/faults";

const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 400);
/** The same each time unless told: what judges a change must not fail by chance. `npm run test:fuzz` draws anew. */
const SEED = Number(process.env.FUZZ_SEED ?? 7);
const AT_ONCE = 6;

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
      const fault = await faultOf(originOf("small"), one).catch((error: unknown) => `no answer: ${error}`);
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
