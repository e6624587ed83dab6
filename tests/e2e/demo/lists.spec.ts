import * as projects from "../../../lib/web/contract/projects";
import * as views from "../../../lib/web/contract/views";
import { client } from "../../support/api-client";
import { confirm } from "../../support/desk-work";
import { expect, look, test } from "../../support/office";

test("找出公园，选列，存成视图，勾三个一起改，看得到原来的样子，也撤得回来", async ({ office }) => {
  test.slow();
  const page = await office.enter("centre");
  await page.goto("/projects");
  await page.getByRole("searchbox").fill("公园");
  await page.getByRole("button", { name: "筛选" }).click();
  await expect(page.getByText("共 8 个项目")).toBeVisible();

  await page.getByText("选择列", { exact: true }).click();
  await page.getByRole("checkbox", { name: "帮扶部门", exact: true }).check();
  await page.getByRole("button", { name: "显示这些列" }).click();
  await expect(page.getByRole("columnheader", { name: "帮扶部门" })).toBeVisible();

  await page.getByRole("button", { name: "保存为视图" }).click();
  await page.getByLabel("视图名称").fill("公园和绿地");
  await page.getByRole("checkbox", { name: /设为我的默认视图/ }).check();
  await page.getByRole("dialog").getByRole("button", { name: "保存", exact: true }).click();
  await expect(page.getByRole("link", { name: "公园和绿地" })).toHaveAttribute("aria-current", "page");
  // The list opens with it from now on, and the whole list is one click away.
  await look(page, "/projects");
  await expect(page.getByText("共 8 个项目")).toBeVisible();

  for (const row of [0, 1, 2])
    await page
      .getByRole("checkbox", { name: /^选择 / })
      .nth(row)
      .check();
  await page.getByRole("button", { name: "批量修改所选项目" }).click();
  await expect(page.getByText("共选 3 个项目")).toBeVisible();
  await page.getByLabel("代办员").fill("公园专班");
  await page.getByRole("button", { name: "预览修改" }).click();
  await expect(page.getByText("将修改 3 个，跳过 0 个")).toBeVisible();
  const first = page.getByRole("table").getByRole("row").nth(1);
  await expect(first).toContainText("公园专班");
  const address = (await first.getByRole("link").getAttribute("href")) ?? "";
  await look(page);
  await confirm(page, "修改这 3 个项目", "确认修改");
  await expect(page.getByText("已修改 3 个项目")).toBeVisible();
  await look(page);
  const done = page.url();

  await look(page, `${address}?asOf=2017-06-30`);
  const fact = page.getByRole("row").filter({ hasText: "代办员" });
  await expect(fact).toContainText("公园专班");
  await expect(page.getByText("2017年6月30日的登记内容").first()).toBeVisible();
  await page.goto(`${address}?tab=history`);
  await expect(page.getByText("此后没有改过。")).toBeVisible();

  await page.goto(done);
  await page.getByRole("button", { name: "撤回", exact: true }).click();
  await page.getByRole("dialog").getByLabel(/^原因/).fill("演练结束");
  await page.getByRole("dialog").getByRole("button", { name: "撤回", exact: true }).click();
  await expect(page.getByText("已撤回对 3 个项目的修改")).toBeVisible();

  await page.goto("/projects");
  await confirm(page, "删除视图", "删除视图");
  await page.getByRole("link", { name: "全部", exact: true }).click();
  await expect(page.getByText(/共 \d{3} 个项目/)).toBeVisible();
});

test("没有脚本也能选能看：勾选、选列、某日的样子都是普通的网页", async ({ browser, baseURL, office }) => {
  const inside = await office.enter("centre");
  const context = await browser.newContext({
    javaScriptEnabled: false,
    ...(baseURL ? { baseURL } : {}),
    storageState: await inside.context().storageState(),
  });
  const page = await context.newPage();
  await page.goto("/projects?view=all&columns=region");
  await page
    .getByRole("checkbox", { name: /^选择 / })
    .first()
    .check();
  await page.getByRole("button", { name: "批量修改所选项目" }).click();
  await expect(page.getByText("共选 1 个项目")).toBeVisible();
  await page.getByLabel("级别").selectOption({ label: "省级" });
  await page.getByRole("button", { name: "预览修改" }).click();
  await expect(page.getByText("将修改 1 个，跳过 0 个")).toBeVisible();
  await context.close();
});

test("接口：两个字的词，宽字符，没有领导的，某日的样子，视图", async ({ request }) => {
  const { ask, refusal } = client(request, "centre");
  const found = async (query: string) => (await ask(projects.listProjectsCall, { query: `?${query}` })).total;
  expect(await found(`q=${encodeURIComponent("公园")}`)).toBe(8);
  expect(await found(`q=${encodeURIComponent("公园　湿地")}`)).toBeGreaterThan(0);
  expect(await found(`q=${encodeURIComponent("园公")}`)).toBe(0);
  // Other journeys enter projects that have neither yet.
  expect(await found("leaders=with&pairs=with&lamp=red&count=exact")).toBe(19);
  expect(await found("leaders=without&lamp=red")).toBe(0);
  const list = await ask(projects.listProjectsCall, { query: "?sort=name&pageSize=3" });
  expect(list).toMatchObject({ totalIs: "exact", year: 2017, period: "2017-10" });
  const path = `/projects/${list.items[0]?.id}`;
  const then = await ask(projects.getProjectCall, { path, query: "?asOf=2016-12-31" });
  expect(then).toMatchObject({ asOf: "2016-12-31", facts: null });
  expect(await refusal(projects.getProjectCall, { path, query: "?asOf=yesterday" })).toEqual([
    400,
    "INVALID_INPUT",
  ]);

  const kept = await ask(views.saveViewCall, { data: { name: "接口视图", query: "lamp=red&x=1" } });
  expect(kept.query).toBe("lamp=red");
  const { items } = await ask(views.listViewsCall);
  const view = items.find(({ id }) => id === kept.id);
  expect(view).toMatchObject({ name: "接口视图", own: true, shared: false });
  await ask(views.updateViewCall, { path: `/views/${kept.id}`, data: { version: 1, shared: true } });
  const reader = client(request, "leader");
  expect((await reader.ask(views.listViewsCall)).items.map(({ id }) => id)).toContain(kept.id);
  await ask(views.deleteViewCall, { path: `/views/${kept.id}` });
});
