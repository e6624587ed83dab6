import type { Page } from "@playwright/test";
import { passwordOf, smallCity } from "../../support/e2e-servers";
import { expect, expectAccessible, expectFits, test } from "../../support/office";
import { takeDatabaseAway } from "../../support/paused-database";

/** What a reader and a writer see while PostgreSQL is stopped, and after. */

test.describe.configure({ mode: "serial" });

const COMPLAINTS = /Failed to load resource|Minified React error|Server Components render/;
const BACK = { timeout: 20_000 };

const enter = (office: { enter: (name: string, password: string) => Promise<Page> }, name: string) =>
  office.enter(name, passwordOf("small", name));

const numberOf = async (page: Page): Promise<string> =>
  /[0-9a-f]{8}-[0-9a-f-]{27}/.exec((await page.getByRole("main").textContent()) ?? "")?.[0] ?? "";

test("数据库停了：页面说清是数据库、已存的都在、怎么办，恢复后自己打开", async ({ office }) => {
  office.expectComplaint(COMPLAINTS);
  const [page, walker, english, visitor] = await Promise.all([
    enter(office, "small-centre"),
    enter(office, "small-leader"),
    enter(office, "small-coordinator"),
    office.visitor(),
  ]);
  await walker.goto("/board");
  await english.goto("/board");
  await english.getByRole("button", { name: "English" }).click();
  await expect(english.locator("html")).toHaveAttribute("lang", "en");
  const giveBack = await takeDatabaseAway("small");
  try {
    const answer = await page.goto("/projects");
    expect(answer?.status()).toBe(503);
    expect(answer?.headers()["retry-after"]).toBe("5");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("数据库暂时没有应答");
    await expect(page.getByText("已保存、已提交的内容都在")).toBeVisible();
    expect(await numberOf(page)).toBe(answer?.headers()["x-request-id"]);
    await expectFits(page);
    await expectAccessible(page);
    await page.getByRole("button", { name: "重试" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("数据库暂时没有应答");

    // Led on from a page: the frame stays around the words.
    await walker.getByRole("link", { name: "项目库" }).click();
    await expect(walker.getByRole("heading", { level: 1 })).toHaveText("数据库暂时没有应答");
    await expect(walker.getByRole("link", { name: "亮灯榜" })).toBeVisible();
    expect(await numberOf(walker)).not.toBe("");

    expect((await english.goto("/projects"))?.status()).toBe(503);
    await expect(english.getByRole("heading", { level: 1 })).toHaveText(
      "The database is not answering at the moment",
    );

    // Who is not known yet gets the form, and is told on sending it.
    await visitor.goto("/login");
    await visitor.getByLabel("用户名").fill("small-leader");
    await visitor.getByLabel("密码").fill("whatever-1A");
    await visitor.getByRole("button", { name: "登录" }).click();
    await expect(visitor.getByText(/^数据库暂时没有应答/)).toBeVisible();
    await expect(visitor.getByLabel("用户名")).toHaveValue("small-leader");

    const exported = await page.request.get("/projects/export");
    expect(exported.status()).toBe(503);
    expect(await exported.text()).toContain("数据库暂时没有应答");
  } finally {
    giveBack();
  }
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("项目库", BACK);
  await expect(walker.getByRole("heading", { level: 1 })).toHaveText("项目库", BACK);
  await expect(english.getByRole("heading", { level: 1 })).toHaveText("Projects", BACK);
});

test("数据库停了时提交：字都在，说清怎么办，恢复后再点一次就存上，只存一份", async ({ office }) => {
  office.expectComplaint(COMPLAINTS);
  const page = await enter(office, "small-centre");
  const title = `停库登记 ${Date.now()}`;
  await page.goto("/issues/new");
  await page.getByLabel("类别").selectOption({ label: "电" });
  await page.getByLabel("标题").fill(title);
  await page.getByLabel("情况").fill("变电站出线走廊没有腾出");
  await page.getByLabel("诉求").fill("请供电公司本月腾出走廊");
  const register = page.getByRole("button", { name: "登记", exact: true });
  const giveBack = await takeDatabaseAway("small");
  try {
    await register.click();
    const words = page.getByText(/^数据库暂时没有应答，还没有确认保存。您填的内容还在本页/);
    await expect(words).toBeVisible();
    await expect(words).toContainText(/[0-9a-f]{8}-[0-9a-f-]{27}/);
    await expect(page.getByLabel("类别")).toHaveValue("power");
    await expect(page.getByLabel("标题")).toHaveValue(title);
    await expect(page.getByLabel("情况")).toHaveValue("变电站出线走廊没有腾出");
    await expect(page.getByLabel("诉求")).toHaveValue("请供电公司本月腾出走廊");
  } finally {
    giveBack();
  }
  const token = { authorization: `Bearer ${smallCity().tokens.centre}` };
  await expect
    .poll(async () => (await page.request.get("/api/v1/board", { headers: token })).status(), BACK)
    .toBe(200);
  await register.click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(title);
  await page.goto(`/issues?q=${encodeURIComponent(title)}`);
  await expect(page.getByRole("link", { name: title })).toHaveCount(1);
});
