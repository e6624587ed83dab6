import type { APIResponse } from "@playwright/test";
import { Client } from "pg";
import { smallCity } from "../../support/e2e-servers";
import { expect, test } from "../../support/office";

/** What protects a reader; absent ones are shown as absent. */
const WATCHED = [
  "content-type",
  "cache-control",
  "content-security-policy",
  "x-content-type-options",
  "referrer-policy",
  "cross-origin-opener-policy",
  "cross-origin-resource-policy",
  "permissions-policy",
  "content-disposition",
  "location",
  "www-authenticate",
  "allow",
  "x-request-id",
  "access-control-allow-origin",
  "x-powered-by",
  "server",
  "set-cookie",
];

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

function headersOf(what: string, answer: APIResponse): string {
  const given = answer.headers();
  const lines = WATCHED.map((name) => {
    const value = given[name]
      ?.replace(/'nonce-[^']+'/g, "'nonce-…'")
      .replace(/filename[^;]*\.xlsx/g, "filename….xlsx")
      .replace(/=[^;=]{30,}(?=;)/g, "=…")
      .replace(ID, "…");
    return `  ${name}: ${value ?? "—"}`;
  });
  return `${what}: ${answer.status()}\n${lines.join("\n")}\n`;
}

test("每一类回答的响应头", async ({ office, request, baseURL }) => {
  const { tokens, ids } = smallCity();
  const page = await office.enter("small-centre");
  const token = { authorization: `Bearer ${tokens.centre}` };
  const once = { maxRedirects: 0 };
  const html = await (await page.request.get("/")).text();
  const asset = /\/_next\/static\/[^"]+\.js/.exec(html)?.[0] ?? "";
  const sent = await page.request.post("/api/files", {
    headers: { origin: baseURL ?? "", "x-file-name": "a.txt" },
    data: Buffer.from("现场会纪要"),
  });
  const file = (await sent.json()).file?.id;
  const answers: [string, APIResponse][] = [
    ["页面", await page.request.get("/", once)],
    ["登录页", await request.get("/login", once)],
    ["转到登录", await request.get("/board", once)],
    ["没有的页面", await page.request.get("/no-such-page", once)],
    ["别人的页面", await page.request.get("/settings/users", once)],
    ["接口：JSON", await request.get("/api/v1/board", { ...once, headers: token })],
    ["接口：合同", await request.get("/api/v1/openapi.json", once)],
    ["接口：没有令牌", await request.get("/api/v1/board", once)],
    ["接口：没有这个", await request.get(`/api/v1/cases/${ids[0]}`, { ...once, headers: token })],
    ["接口：没有这个地址", await request.get("/api/v1/nothing", { ...once, headers: token })],
    ["接口：没有这个方法", await request.delete("/api/v1/board", { ...once, headers: token })],
    ["接口：工作簿", await request.get("/api/v1/projects.xlsx", { ...once, headers: token })],
    ["导出", await page.request.get("/projects/export", once)],
    ["上传的回答", sent],
    ["附件", await page.request.get(`/api/files/${file}`, once)],
    ["附件：没有登录", await request.get(`/api/files/${file}`, once)],
    ["脚本", await request.get(asset, once)],
    ["没有的脚本", await request.get("/_next/static/nothing.js", once)],
    ["图标", await request.get("/favicon.ico", once)],
    ["活着", await request.get("/api/livez", once)],
    ["可用", await request.get("/api/readyz", once)],
  ];
  expect(answers.map(([what, answer]) => headersOf(what, answer)).join("\n")).toMatchSnapshot("headers.txt");
});

test("登录的 cookie：脚本读不到，不随别站的表单走", async ({ office }) => {
  const page = await office.enter("small-leader");
  await page.goto("/");
  const cookies = await page.context().cookies();
  const session = cookies.find(({ name }) => name === "liangdeng");
  expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
  expect(await page.evaluate(() => document.cookie)).toBe("");
});

test("策略拦下写进页面的脚本，并记录在案", async ({ office }) => {
  const page = await office.enter("small-leader");
  await page.goto("/");
  office.expectComplaint(/policy: script-src-attr inline|Content Security Policy|\/nothing\.png/);
  const seen = await page.evaluate(async () => {
    const stopped = new Promise<string>((tell) => {
      document.addEventListener("securitypolicyviolation", (event) => tell(event.violatedDirective));
    });
    const box = document.createElement("div");
    box.innerHTML = '<img alt="" src="/nothing.png" onerror="window.intruder = true">';
    document.body.append(box);
    return [await stopped, "intruder" in window] as const;
  });
  expect(seen).toEqual(["script-src-attr", false]);
});

test("出错的页面：说人话，给编号，不露内情", async ({ office }) => {
  const page = await office.enter("small-centre");
  const owner = new Client({ connectionString: smallCity().ownerUrl });
  await owner.connect();
  office.expectComplaint(/500|Minified React error|Server Components render/);
  await owner.query("REVOKE SELECT ON programme FROM liangdeng_app");
  try {
    const answer = await page.goto("/programmes");
    const text = (await answer?.text()) ?? "";
    expect(text).not.toMatch(/programme.*permission|permission denied|prisma|node_modules|\n\s+at \S/i);
    expect(answer?.headers()["content-security-policy"]).toContain("'strict-dynamic'");
    expect(answer?.headers()["cache-control"]).toContain("no-store");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("页面暂时无法显示");
    await expect(page.getByText(/^编号 \S+$/)).toBeVisible();
    await expect(page.getByRole("button", { name: "重试" })).toBeVisible();

    const token = { authorization: `Bearer ${smallCity().tokens.centre}` };
    const refused = await page.request.get("/api/v1/programmes", { headers: token });
    expect(refused.status()).toBe(500);
    const told = await refused.json();
    expect(told).toMatchObject({ code: "INTERNAL", requestId: refused.headers()["x-request-id"] });
    expect(told.detail).toContain(told.requestId);
  } finally {
    await owner.query("GRANT SELECT ON programme TO liangdeng_app");
    await owner.end();
  }
});
