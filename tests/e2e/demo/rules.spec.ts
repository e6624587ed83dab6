import { expect, look, test } from "../../support/office";

test("规则草稿对照规定，在八期上回放：另一种读法改变 33 个项目月份，灯一个不动", async ({ office }) => {
  const page = await office.enter("centre");
  await look(page, "/settings/rules");
  await page.getByRole("link", { name: "连续三个月滞后转红" }).click();
  await expect(page.getByLabel("连续滞后几个月转红灯")).toHaveValue("3");
  await expect(page.getByText("与现行规则不同。")).toBeVisible();
  await look(page);
  await page.getByRole("link", { name: "回放" }).click();
  const counts = page.getByRole("table", { name: "统计对比" });
  await expect(counts).toBeVisible();
  await look(page);
  const row = async (name: string) =>
    (
      await counts
        .getByRole("row", { name: new RegExp(`^${name}`) })
        .getByRole("cell")
        .allTextContents()
    ).slice(0, 2);
  expect(await row("最近一期红灯")).toEqual(["19", "15"]);
  expect(await row("最近一期黄灯")).toEqual(["20", "24"]);
  expect(await row("曾亮黄灯")).toEqual(["84", "84"]);
  expect(await row("曾亮红灯")).toEqual(["33", "20"]);
  await expect(page.getByRole("heading", { name: "会改变的项目月份 33 个" })).toBeVisible();

  await page.getByRole("table", { name: "涉及单位" }).getByRole("link").first().click();
  await expect(page.getByRole("heading", { name: "会改变的项目月份 3 个" })).toBeVisible();
  await page.goto("/board");
  await expect(page.getByRole("table").first()).toContainText("红灯 19 个");
});

test("保存草稿填错了指出哪一项；启用要写理由，已公布的月份选不到", async ({ office }) => {
  const page = await office.enter("centre");
  await page.goto("/settings/rules/new");
  await page.getByLabel("草稿名称").fill(`走查草稿 ${Date.now()}`);
  await page.getByLabel("序时投资完成率低于（%）").fill("八成");
  await page.getByRole("button", { name: "保存草稿" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("填百分数");
  await page.getByLabel("序时投资完成率低于（%）").fill("85");
  await page.getByRole("button", { name: "保存草稿" }).click();
  await page.waitForURL(/\/settings\/rules\/[0-9a-f-]{36}$/);
  const first = page.getByLabel("执行起始月").getByRole("option").first();
  await expect(first).toHaveText("2017年11月");
  await page.getByRole("button", { name: "删除草稿" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "删除草稿" }).click();
  await page.waitForURL(/\/settings\/rules$/);
});
