import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { roles } from "../../../lib/auth/permissions";
import { pages } from "../../support/manifest/pages";
import { expect, expectAccessible, look, test } from "../../support/office";

/** Gzipped JavaScript, kB (interface.md, 8). */
const FILING_BUDGET = 190;
const PAGE_BUDGET = 280;

type Role = (typeof roles)[number];

/** The pages that a role opens without saying of what. */
const general = (role: Role): string[] =>
  Object.entries(pages).flatMap(([path, rule]) =>
    !path.includes("[") && "roles" in rule && rule.roles.includes(role) ? [path] : [],
  );

/** Pages that every role finds different. */
const ofTheirOwn = ["/", "/filing"];

/** Whoever sees most of a page looks at it for all; what differs by role is looked at by each. */
const mostSeeing: readonly Role[] = ["centre", "admin", "auditor", "discipline", "leader", "reporter"];
const looksAt = (role: Role): string[] =>
  general(role).filter(
    (path) => ofTheirOwn.includes(path) || mostSeeing.find((other) => general(other).includes(path)) === role,
  );

test.describe.configure({ mode: "parallel" });

const tabs = ["progress", "plan", "lamps", "issues", "logs", "trace", "files", "history"] as const;

/** One page of each kind that is about something: the first that the lists lead to. */
async function particular(page: Page): Promise<string[]> {
  const found: string[] = [];
  const take = async (list: string, pattern: RegExp) => {
    await page.goto(list);
    const links = await page.locator("main a").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
    const first = links.find((href) => href && pattern.test(href));
    if (first) found.push(first);
  };
  await take("/filing?view=queue", /^\/filing\/[\w-]+\/review/);
  await take("/filing", /^\/filing\/[0-9a-f-]{36}\?/);
  await take("/projects", /^\/projects\/[0-9a-f-]{36}$/);
  const project = found.at(-1);
  await take("/coverage", /^\/leaders\/[0-9a-f-]{36}/);
  await take("/coverage", /^\/units\/[0-9a-f-]{36}/);
  for (const tab of tabs) found.push(`${project}?tab=${tab}`);
  return found;
}

/** So many pages in one test: the long round of the centre is walked by several at once. */
const ROUND = 6;
const rounds = roles.flatMap((role) => {
  const all = looksAt(role);
  return Array.from({ length: Math.ceil(all.length / ROUND) }, (_, at) => ({
    role,
    addresses: all.slice(at * ROUND, (at + 1) * ROUND),
  }));
});

for (const { role, addresses } of rounds) {
  test(`${role} 的 ${addresses.join(" ")}：中文浅色、英文深色，三种宽度，人人可用`, async ({ office }) => {
    test.slow();
    const page = await office.enter(role);
    for (const address of addresses) await look(page, address);
    await page.goto("/");
    await page.getByRole("button", { name: "English" }).click();
    await expect(page.getByRole("button", { name: "中文" })).toBeVisible();
    await page.emulateMedia({ colorScheme: "dark" });
    for (const address of addresses) {
      await look(page, address);
      // A key that has no words is shown as itself.
      await expect(page.locator("body")).not.toContainText(
        /\b[a-z]+(\.[a-z]+){1,3}\b(?<!\.xlsx|\.csv|\.txt)/,
      );
      // A code of a closed list neither: INVESTMENT_GAP, no_progress.
      await expect(page.locator("body")).not.toContainText(
        /\b(?!LIANGDENG_)[A-Z]{3,}_[A-Z_]{3,}\b|(?<![/\w.-])[a-z]+_[a-z]+(?![/\w])/,
      );
    }
  });
}

for (const role of ["centre", "reporter"] as const) {
  test(`${role} 看一个项目、一次填报或审核、一位领导、一个单位：三种宽度，深色浅色`, async ({ office }) => {
    test.slow();
    const page = await office.enter(role);
    const addresses = await particular(page);
    // A review or a form, a project and its other tabs, a leader, a unit.
    expect(addresses).toHaveLength(4 + tabs.length);
    for (const [index, address] of ["/board", ...addresses].entries()) {
      await look(page, address);
      // The board, a review or a form, a project, a leader, a unit; the other tabs are made of the same.
      if (index > 4) continue;
      await page.emulateMedia({ colorScheme: "dark" });
      await expectAccessible(page);
      await page.emulateMedia({ colorScheme: "light" });
    }
  });
}

test("登录页和没有的页面也一样", async ({ office }) => {
  const page = await office.visitor();
  await look(page, "/login");
  const inside = await office.enter("leader");
  office.expectComplaint(/404/);
  const answer = await inside.goto("/no-such-page");
  expect(answer?.status()).toBe(404);
  await expect(inside.getByRole("heading", { level: 1 })).toHaveText("没有找到这一页");
  await expectAccessible(inside);
});

// The build's check measures every page from its manifests; here a browser tells that it asks for no more than those.
test("页面的脚本不超过预算", async ({ office }) => {
  const page = await office.enter("reporter");
  const addresses = ["/", "/filing/grid", ...(await particular(page))];
  // What a page asks for counts, also when the browser has it from the page before.
  const asked = new Set<string>();
  const sizes = new Map<string, number>();
  page.on("request", (request) => {
    if (/\/_next\/static\/.*\.js/.test(request.url())) asked.add(request.url());
  });
  const sizeOf = async (url: string): Promise<number> => {
    const size = sizes.get(url) ?? gzipSync(await (await page.request.get(url)).body()).byteLength / 1000;
    sizes.set(url, size);
    return size;
  };
  for (const address of addresses) {
    asked.clear();
    await page.goto(address, { waitUntil: "networkidle" });
    const all = await Promise.all([...asked].map(sizeOf));
    const total = all.reduce((sum, size) => sum + size, 0);
    const budget = /^\/filing\/[0-9a-f-]{36}\?/.test(address) ? FILING_BUDGET : PAGE_BUDGET;
    expect(total, `kB of JavaScript on ${address}`).toBeGreaterThan(10);
    expect(total, `kB of JavaScript on ${address}`).toBeLessThanOrEqual(budget);
  }
});
