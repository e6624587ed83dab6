import { expect, look, test } from "../../support/office";

test("市领导打开亮灯榜：19 红 20 黄 138 绿，为什么、是谁、怎样转绿", async ({ office }) => {
  const page = await office.enter("leader");
  await look(page, "/board");
  await expect(page.getByText("演示日期 2017年11月20日")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("2017年10月亮灯榜");

  const summary = page.getByRole("region", { name: "2017年10月亮灯榜" });
  await expect(summary).toContainText(/红灯\s*19/);
  await expect(summary).toContainText(/黄灯\s*20/);
  await expect(summary).toContainText(/绿灯\s*138/);
  await expect(summary).toContainText("绿→黄");

  const table = page.getByRole("table", { name: "2017年10月亮灯榜" });
  await expect(table.getByText(/^红 \d+ 个月$/)).toHaveCount(19);
  await expect(table.getByText(/^黄 \d+ 个月$/)).toHaveCount(20);

  // Worst and longest first.
  const runs = await table.getByText(/^红 \d+ 个月$/).allTextContents();
  const months = runs.map((run) => Number(/\d+/.exec(run)?.[0]));
  expect(months).toEqual(months.toSorted((a, b) => b - a));

  // A reason with its number against its threshold, whose it is, and what turns it green.
  const first = table.getByRole("row").filter({ hasText: "红 5 个月" }).first();
  await expect(first).toContainText(/投资完成序时的 [\d.]+%（[\d,.]+ \/ [\d,.]+ 万元）/);
  await expect(first).toContainText("标准：不低于 80%");
  await expect(first).toContainText(/市级联系领导\d+/);
  await expect(first).toContainText(/11月底累计完成 [\d,.]+ 万元，再完成 [\d,.]+ 万元/);
});

test("手机上筛选收在一个按钮里", async ({ office }) => {
  const page = await office.enter("leader");
  await page.setViewportSize({ width: 375, height: 812 });
  await page.goto("/board");
  await expect(page.getByLabel("区县")).toBeHidden();
  await page.getByText("筛选", { exact: true }).first().click();
  await expect(page.getByLabel("区县")).toBeVisible();
});

test("筛选留在网址里，分享给别人看到同样的榜", async ({ office }) => {
  const page = await office.enter("leader");
  await page.goto("/board");
  await page.getByLabel("区县").selectOption({ label: "安岳县" });
  await page.getByRole("button", { name: "筛选" }).click();
  await expect(page).toHaveURL(/region=512021/);
  await expect(page.getByRole("table").getByText(/^红 \d+ 个月$/)).toHaveCount(3);
  const other = await office.enter("discipline");
  await other.goto(page.url());
  await expect(other.getByRole("table").getByText(/^红 \d+ 个月$/)).toHaveCount(3);
  await other.getByRole("link", { name: "清除筛选" }).click();
  await expect(other.getByRole("table").getByText(/^红 \d+ 个月$/)).toHaveCount(19);
});

test("从榜上一步到项目，看到连续几个月的灯和每月的原因", async ({ office }) => {
  const page = await office.enter("leader");
  await page.goto("/board");
  const row = page.getByRole("row").filter({ hasText: "红 5 个月" }).first();
  const name = await row.getByRole("link").first().textContent();
  await row.getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(name ?? "");
  await page.getByRole("link", { name: /^亮灯/ }).last().click();
  await expect(page.getByText("红 5 个月").first()).toBeVisible();
  await expect(page.getByText(/投资完成序时的/).first()).toBeVisible();
});

test("上一月、含绿灯，都是一页", async ({ office }) => {
  const page = await office.enter("centre");
  await page.goto("/board?period=2017-09");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("2017年9月亮灯榜");
  await page.goto("/board?all=1");
  await expect(page.getByRole("table").getByText("绿灯", { exact: true })).toHaveCount(138);
});

test("切换英文立即生效，下次还是英文，没有漏译的字", async ({ office }) => {
  const page = await office.enter("leader");
  await page.goto("/board");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Lamps of Oct 2017");
  await page.goto("/projects");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Projects");
  await look(page, "/board");
  await expect(page.locator("main")).not.toContainText(/\b(board|lamps|ui|shell)\.[a-z]+/i);
  await expect(page.getByRole("table").getByRole("columnheader").first()).toHaveText("Lamp");
});

test("打印时没有导航和筛选，榜还在", async ({ office }) => {
  const page = await office.enter("leader");
  await page.goto("/board");
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("navigation", { name: "主导航" })).toBeHidden();
  await expect(page.getByLabel("区县")).toBeHidden();
  // What stands still on a screen would be printed over each sheet.
  await expect(page.getByRole("link", { name: "跳到正文" })).toBeHidden();
  await expect(page.getByText(/^红 5 个月$/).first()).toBeVisible();
});
