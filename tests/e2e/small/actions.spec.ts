import type { APIRequestContext } from "@playwright/test";
import { type BuiltAction, builtActions } from "../../support/built-actions";
import { originOf } from "../../support/e2e-servers";
import { actionsThereAre, openActions } from "../../support/manifest/actions";
import { expect, test } from "../../support/office";

const OWN = originOf("small");

/** Calls a server function as the framework's own script does, with a form of one field. */
async function call(request: APIRequestContext, { id, address }: BuiltAction, origin: string | null) {
  const answer = await request.post(address, {
    maxRedirects: 0,
    headers: { "next-action": id, accept: "text/x-component", ...(origin === null ? {} : { origin }) },
    multipart: { "1_walk": "1", 0: '[{"status":"idle"},"$K1"]' },
  });
  return { status: answer.status(), text: await answer.text() };
}

test("没有登录：每一个表单动作都被拒绝，写明开放的几个除外", async ({ request }) => {
  const all = builtActions();
  expect(all.length).toBe(actionsThereAre().length);
  const open: string[] = [];
  for (const one of all) {
    const { status, text } = await call(request, one, OWN);
    expect(text, `${one.address} ${one.id}`).not.toContain('"status":"ok"');
    expect(text, `${one.address} ${one.id}`).not.toMatch(/\n\s+at \S|node_modules/);
    if (!text.includes('"reason":"UNAUTHENTICATED"')) open.push(`${one.address} ${status}`);
  }
  expect(open.length, open.join("\n")).toBe(Object.keys(openActions).length);
});

for (const [words, origin] of [
  ["别的网站", "https://elsewhere.example"],
  ["不说来处", null],
  ["来处为 null", "null"],
] as const) {
  test(`带着登录、来自${words}：没有一个表单动作会做事`, async ({ office }) => {
    const page = await office.enter("small-centre");
    const strange: string[] = [];
    for (const one of builtActions()) {
      const { status, text } = await call(page.request, one, origin);
      const refused = status >= 400 || text.includes('"reason":"FOREIGN_ORIGIN"');
      if (!refused) strange.push(`${one.address} ${status} ${text.slice(0, 200)}`);
    }
    // Signing out and the choice of language have nothing to answer; that they did nothing is seen below.
    const silent = strange.filter((one) => !/^\S+ (200|303) /.test(one) || one.includes('"status":"ok"'));
    expect(silent).toEqual([]);
    expect(strange.length, strange.join("\n")).toBeLessThanOrEqual(2);
    expect((await page.request.get("/account", { maxRedirects: 0 })).status()).toBe(200);
  });
}
