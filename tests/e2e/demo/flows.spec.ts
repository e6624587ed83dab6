import * as projects from "../../../lib/web/contract/projects";
import { client } from "../../support/api-client";
import { choose } from "../../support/desk-work";
import { countEffort } from "../../support/effort";
import { expect, test } from "../../support/office";
import { workbookOf } from "../../support/workbooks";

/** The measures of interface.md. The month's close is counted in tests/e2e/empty/month.spec.ts. */

test.describe.configure({ mode: "parallel" });

const INVESTED = "本月完成投资（万元）";

test("填报员报一个计划没变的项目：一页，不超过四处", async ({ office }) => {
  const page = await office.enter("reporter");
  await page.goto("/filing");
  const wanting = page.getByRole("row").filter({ hasText: "未报" }).first();
  const form = await wanting.getByRole("link", { name: "填报" }).getAttribute("href");
  const effort = await countEffort(page);
  await page.goto(form ?? "");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("11月月报");
  // Last month's texts are there; money never is.
  await expect(page.getByLabel("下月计划")).not.toHaveValue("");
  await expect(page.getByLabel(INVESTED)).toHaveValue("");
  await page.getByLabel(INVESTED).fill("1,234.5");
  await page.getByLabel("本月到位资金（万元）").fill("1000");
  await page.getByLabel("年初至今形象进度").fill("主体完成，正在装修");
  await page.getByLabel("本月进展及手续").fill("完成二次结构验收");
  await page.getByRole("button", { name: "提交审核" }).click();
  await expect(page.getByText("已提交审核")).toBeVisible();
  await expect(page.getByLabel(INVESTED)).toHaveValue("1,234.50");
  expect(await effort()).toEqual({ pages: 1, fields: 4, clicks: 1 });
});

test("一个单位二十个项目逐行填：一页，一次提交", async ({ office, request }) => {
  test.slow();
  const names = Array.from({ length: 20 }, (_, at) => `一页填完${at + 1}号 ${Date.now()}`);
  const centre = client(request, "centre");
  for (const name of names) {
    await centre.ask(projects.createProjectCall, {
      data: {
        name,
        nature: "continuing",
        category: "社会民生",
        responsibleUnit: "市教育和体育局",
        stage: "building",
        plan: { year: 2017, annualPlan: 1200, confirmed: true },
      },
    });
  }
  const page = await office.enter("reporter-05");
  const effort = await countEffort(page);
  await page.goto("/filing/grid");
  for (const name of names) await page.getByRole("form", { name }).getByLabel(INVESTED).fill("110");
  await page.getByRole("button", { name: "提交填好的 20 个" }).click();
  await expect(page.getByText("已提交 20 个", { exact: true })).toBeVisible({ timeout: 40_000 });
  expect(await effort()).toEqual({ pages: 1, fields: 20, clicks: 1 });
});

test("项目中心导入别人做的名单：放进去，看清每列每行，一次确认", async ({ office }) => {
  const mark = Date.now();
  const list = await workbookOf((sheet) => {
    sheet.addRows([
      ["全市水利重点项目推进表"],
      ["单位：亿元"],
      [
        "序号",
        "责任单位",
        "项目\n名称",
        "总投资",
        "2017年\n计划投资",
        "建设\n性质",
        "开工时间",
        "竣工时间",
        "类别",
      ],
      ["合计", null, null, 0.35, 0.12],
      [1, "市水务局", `城南泵站${mark}`, 0.2, 0.08, "新建", "2017.3", "2018", "水利"],
      [2, "市水务局", `北河堤防${mark}`, 0.15, 0.04, "续建", "2016", "2017年12月", "水利"],
    ]);
    sheet.mergeCells("A1:I1");
  });
  const page = await office.enter("centre");
  const effort = await countEffort(page);
  await page.goto("/projects/import");
  await choose(page, { name: "水利名单.xlsx", mimeType: "application/octet-stream", buffer: list });
  // What each column was taken for, and each row's fate.
  await expect(page.getByText("识别结果")).toBeVisible({ timeout: 20_000 });
  await expect(page.getByLabel("金额单位")).toHaveValue("亿元");
  await expect(page.getByRole("button", { name: "新增 2" })).toBeVisible();
  await expect(page.getByText(`城南泵站${mark}`)).toBeVisible();
  await expect(page.getByText(/3,500\.00 万元/)).toBeVisible();
  await page.getByRole("button", { name: "导入 2 个项目" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "确定导入" }).click();
  await expect(page.getByText("新增 2 个项目，更新 0 个，0 个没有变化。")).toBeVisible({ timeout: 20_000 });
  expect(await effort()).toEqual({ pages: 1, fields: 1, clicks: 2 });
});

test("市领导在手机上打开亮灯榜：红灯和原因不点、不横滑就看到", async ({ office }) => {
  const page = await office.enter("leader");
  await page.setViewportSize({ width: 375, height: 812 });
  const effort = await countEffort(page);
  await page.goto("/board");
  await expect(page.getByText(/^红 5 个月$/).first()).toBeInViewport();
  await expect(page.getByText(/投资完成序时的/).first()).toBeInViewport();
  const reds = page.getByRole("row").filter({ hasText: /红 \d+ 个月/ });
  await expect(reds).toHaveCount(19);
  for (const red of await reds.all()) {
    // Why, against which standard, and what turns it green.
    await expect(red.getByText(/^标准：|即为滞后|不得亮绿灯/).first()).toBeVisible();
    const box = await red.boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(375);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  expect(await effort()).toEqual({ pages: 1, fields: 0, clicks: 0 });
});

test("“这个数谁改过”：离数字两次点击", async ({ office }) => {
  const page = await office.enter("centre");
  await page.goto("/board");
  const effort = await countEffort(page);
  await page.reload();
  await page
    .getByRole("row")
    .filter({ hasText: /投资完成序时的/ })
    .first()
    .getByRole("link")
    .first()
    .click();
  await page.getByRole("link", { name: "谁改过" }).last().click();
  await expect(page.getByText(/只看/)).toBeVisible();
  const event = page
    .locator("main li")
    .filter({ has: page.locator("time") })
    .first();
  // When, by whom, from what to what.
  await expect(event.locator("time")).toHaveText(/^\d{4}年\d{1,2}月\d{1,2}日 \d\d:\d\d$/);
  await expect(event).toContainText(/[\d,]+\.\d\d/);
  expect((await effort()).clicks).toBe(2);
});
