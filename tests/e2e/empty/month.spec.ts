import { existsSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { addAccount, choose, confirm, enterFirst } from "../../support/desk-work";
import { passwordOf } from "../../support/e2e-servers";
import { countEffort } from "../../support/effort";
import { expect, look, test } from "../../support/office";
import { hundredProjects } from "../../support/workbooks";
import { workbookParts, zipOf } from "../../support/zips";

/** The real list of 2018 where it is at hand, else one of the same shape. */
const REAL = "../shared/data/maojian-2018.xlsx";
const UNIT = "区住建局";
const OWN = { admin: "Guanli-2018-a", centre: "Zhongxin-2018-b", reporter: "Tianbao-2018-c" };

test.describe.configure({ mode: "serial" });

const handedOut: Record<string, string> = {};
let project = { name: "", href: "" };

test("系统管理员：改掉初始密码，写上城市和中心名称，建项目中心的账号", async ({ office }) => {
  const page = await office.visitor();
  await enterFirst(page, "admin", passwordOf("empty", "admin"), OWN.admin);
  await look(page, "/settings");
  await page.getByLabel("城市名称").fill("十堰市茅箭区");
  await page.getByLabel("项目中心名称").fill("茅箭区项目推进中心");
  const names = page.locator("form").filter({ has: page.getByLabel("城市名称") });
  await names.getByRole("button", { name: "保存", exact: true }).click();
  await expect(page.getByText("茅箭区项目推进中心").first()).toBeVisible();
  handedOut.centre = await addAccount(page, "centre", "区项目推进中心", "项目中心");
});

test("项目中心：什么都还没有时，每一页都说下一步做什么", async ({ office }) => {
  const page = await office.visitor();
  await enterFirst(page, "centre", handedOut.centre ?? "", OWN.centre);
  for (const address of ["/", "/projects", "/filing", "/filing/cycle", "/board", "/trace"]) {
    await look(page, address);
  }
  await expect(page.getByText("演示日期 2018年3月20日")).toBeVisible();
  await page.goto("/board");
  await expect(page.getByText("还没有公布过亮灯")).toBeVisible();
  await page.goto("/projects");
  await expect(page.getByText("项目库还是空的")).toBeVisible();
});

test("坏文件用话拒绝，三秒之内，什么也没写", async ({ office }) => {
  const page = await office.enter("centre", OWN.centre);
  await page.goto("/projects/import");
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  const refused: [string, Buffer, RegExp][] = [
    ["合影.xlsx", Buffer.from("\x89PNG\r\n\x1a\n 不是表格", "latin1"), /不是电子表格/],
    ["加密.xlsx", zipOf([{ name: "xl/workbook.xml", data: "x", encrypted: true }]), /设有打开密码/],
    ["炸弹.xlsx", zipOf(workbookParts(Buffer.alloc(400_000_000))), /解压后异常庞大/],
  ];
  for (const [name, buffer, words] of refused) {
    await choose(page, { name, mimeType: type, buffer });
    await expect(page.locator("main").getByRole("alert")).toContainText(words, { timeout: 3_000 });
    await expect(page.getByRole("button", { name: /^导入 / })).toHaveCount(0);
  }
  await page.goto("/projects");
  await expect(page.getByText("项目库还是空的")).toBeVisible();
});

test("项目中心导入名单：认出表头、各列、单位行、合计行，先看每行的结果再写入", async ({ office }, info) => {
  const real = existsSync(REAL);
  info.annotations.push({ type: "名单", description: real ? "茅箭区 2018 年真实名单" : "同样形状的名单" });
  const list = real
    ? REAL
    : { name: "名单.xlsx", mimeType: "application/octet-stream", buffer: await hundredProjects() };
  const page = await office.enter("centre", OWN.centre);
  await page.goto("/projects/import");
  await choose(page, list);
  await expect(page.getByText("识别结果")).toBeVisible();
  await expect(page.getByText(/总投资合计/)).toBeVisible();
  await expect(page.getByText("6,659,094.00 万元")).toBeVisible();
  await expect(page.getByText("1,823,124.00 万元")).toBeVisible();
  await expect(page.getByLabel("金额单位")).toHaveValue("万元");
  await expect(page.getByLabel("计划年度")).toHaveValue("2018");

  // No unit exists yet: each row says so at its cell, and nothing can be written.
  await expect(page.getByText(/没有“区住建局”这个单位/).first()).toBeVisible();
  await expect(page.getByRole("button", { name: /^导入 / })).toBeDisabled();
  await look(page);
  await page.getByLabel(/创建缺少的单位/).check();
  await expect(page.getByRole("button", { name: "新增 100" })).toBeVisible();
  await expect(page.getByRole("button", { name: "有误 0" })).toBeVisible();
  await page.getByRole("button", { name: /^跳过 / }).click();
  await expect(page.getByText(/合计行：/).first()).toBeVisible();
  await expect(page.getByText(/金额单位行：/)).toBeVisible();
  await look(page);
  await confirm(page, "导入 100 个项目", "确定导入");
  await expect(page.getByText("新增 100 个项目，更新 0 个，0 个没有变化。")).toBeVisible({ timeout: 20_000 });

  // The same file again changes nothing.
  await page.goto("/projects/import");
  await choose(page, list);
  await expect(page.getByRole("button", { name: "一致 100" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^导入 / })).toBeDisabled();
});

test("项目中心确认年度计划，打开第一个月", async ({ office }) => {
  const page = await office.enter("centre", OWN.centre);
  await look(page, "/projects?year=2018");
  await expect(page.getByText("共 100 个项目")).toBeVisible();
  await expect(page.getByText(/总投资 665.91 亿元 · 2018年计划 182.31 亿元/)).toBeVisible();
  await confirm(page, "确认全部2018年计划", "确认计划");
  await expect(page.getByRole("button", { name: "确认全部2018年计划" })).toHaveCount(0);

  await page.getByLabel("名称、编号、建设内容、单位").fill(UNIT);
  await page.getByLabel("名称、编号、建设内容、单位").press("Enter");
  await expect(page).toHaveURL(/q=/);
  const link = page.getByRole("rowheader").getByRole("link").first();
  project = {
    name: ((await link.textContent()) ?? "").trim(),
    href: (await link.getAttribute("href")) ?? "",
  };
  await look(page, project.href);

  await look(page, "/filing/cycle");
  await expect(page.getByLabel("第一个月份")).toHaveValue("2018-03");
  await page.getByRole("button", { name: "打开填报" }).click();
  await expect(page.getByText("应报 100 个", { exact: false }).first()).toBeVisible();
  await look(page, "/filing/cycle");
});

test("系统管理员给责任单位建填报员账号", async ({ office }) => {
  const page = await office.enter("admin", OWN.admin);
  handedOut.reporter = await addAccount(page, "zhujian-01", "区住建局填报员", "填报员", UNIT);
});

const fields = {
  invested: "本月完成投资（万元）",
  work: "本月进展及手续",
  goal: "年初至今形象进度",
} as const;

async function openReport(page: Page): Promise<void> {
  await page.goto("/filing");
  await page
    .getByRole("row")
    .filter({ hasText: project.name })
    .getByRole("link", { name: /填报|修改|继续填|查看/ })
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("3月月报");
}

const lampNow = (page: Page): Locator =>
  page.getByRole("heading", { name: "按此填报，本月将亮" }).locator("../..");

test("填报员：草稿自己保存，灯随填随变，交上去", async ({ office }) => {
  const page = await office.visitor();
  await enterFirst(page, "zhujian-01", handedOut.reporter ?? "", OWN.reporter);
  await look(page, "/filing");
  await openReport(page);
  await look(page);
  await expect(lampNow(page)).toContainText("未报");

  // A hundredth of what is expected by now: yellow, with its measure and what would turn it green.
  await page.getByLabel(fields.invested).fill("1");
  await expect(lampNow(page)).toContainText("黄 1 个月");
  await expect(lampNow(page)).toContainText("怎样转绿");
  await expect(lampNow(page)).toContainText("到期未开工即为滞后");
  await page.getByLabel("实际开工日期").fill("2018-03-05");
  await expect(lampNow(page)).not.toContainText("到期未开工即为滞后");
  await page.getByLabel(fields.invested).fill("900000");
  await expect(lampNow(page)).toContainText("绿灯");
  await page.getByLabel(fields.invested).fill("1");
  await page.getByLabel(fields.goal).fill("场地平整完成");
  await page.getByLabel(fields.work).fill("正在办理施工许可");
  await expect(page.getByText(/草稿已于 \d\d:\d\d 自动保存/)).toBeVisible({ timeout: 10_000 });

  // The browser is closed; everything is still there.
  await page.goto("/filing");
  await openReport(page);
  await expect(page.getByLabel(fields.work)).toHaveValue("正在办理施工许可");
  await page.getByRole("button", { name: "提交审核" }).click();
  await expect(page.getByText("已提交审核")).toBeVisible();
  await look(page);
});

test("两处打开同一份月报：后交的不覆盖，自己填的字还在", async ({ office }) => {
  const first = await office.enter("zhujian-01", OWN.reporter);
  const second = await office.enter("zhujian-01", OWN.reporter);
  await openReport(first);
  await openReport(second);
  await first.getByLabel(fields.work).fill("先交的一份");
  await first.getByRole("button", { name: "重新提交" }).click();
  await expect(first.getByText("已提交审核")).toBeVisible();
  await second.getByLabel(fields.work).fill("后交的一份");
  await second.getByRole("button", { name: "重新提交" }).click();
  await expect(second.getByText("这一页打开后，别人已经修改过")).toBeVisible();
  await expect(second.getByLabel(fields.work)).toHaveValue("后交的一份");
  await look(second);
  await second.getByRole("button", { name: "改用系统里的" }).click();
  await expect(second.getByLabel(fields.work)).toHaveValue("先交的一份");
});

async function openReview(page: Page): Promise<void> {
  await page.goto("/filing?view=queue");
  await page.getByRole("row").filter({ hasText: project.name }).getByRole("link", { name: "审核" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("审核3月月报");
}

test("项目中心：写明意见退回一项", async ({ office }) => {
  const page = await office.enter("centre", OWN.centre);
  await openReview(page);
  await look(page);
  await page.getByRole("button", { name: "退回修改" }).click();
  await expect(page.locator("main").getByRole("alert")).toBeVisible();
  await page.getByText("写意见 本月进展及手续").click();
  await page.getByLabel("对“本月进展及手续”的意见").fill("请写明许可证预计取得日期");
  await page.getByRole("button", { name: "退回修改" }).click();
  await expect(page.getByText("退回", { exact: false }).first()).toBeVisible();
});

test("填报员：看到意见，改了再交；项目中心通过", async ({ office }) => {
  const page = await office.enter("zhujian-01", OWN.reporter);
  await look(page, "/");
  await openReport(page);
  await expect(page.getByText("审核意见：请写明许可证预计取得日期")).toBeVisible();
  await look(page);
  await page.getByLabel(fields.work).fill("施工许可预计4月15日取得");
  await page.getByRole("button", { name: /提交/ }).click();
  await expect(page.getByText("已提交审核")).toBeVisible();

  const centre = await office.enter("centre", OWN.centre);
  await openReview(centre);
  await expect(centre.getByText("施工许可预计4月15日取得")).toBeVisible();
  await centre.getByRole("button", { name: "通过", exact: true }).click();
  await expect(centre.getByText(/已通过|没有待审核/).first()).toBeVisible();
});

test("项目中心：锁定，预览，公布；亮灯榜上有灯、原因和数字", async ({ office }) => {
  const page = await office.enter("centre", OWN.centre);
  await page.goto("/filing/cycle");
  await expect(page.getByRole("button", { name: "亮灯公布" }).first()).toBeDisabled();
  await confirm(page, "立即锁定", "立即锁定");
  await expect(page.getByText("公布预览")).toBeVisible();
  await expect(page.getByText("未报 99 个项目，将按未报亮灯。")).toBeVisible();
  await look(page);
  // Who is missing and what changes stand on one page with the close, which asks once (interface.md).
  const effort = await countEffort(page);
  await page.reload();
  await confirm(page, "亮灯公布", "亮灯公布");
  await expect(page.getByText("2018年3月及以前都已公布")).toBeVisible();
  expect(await effort()).toEqual({ pages: 1, fields: 0, clicks: 2 });
  await look(page);

  await look(page, "/board");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("2018年3月亮灯榜");
  const row = page.getByRole("row").filter({ hasText: project.name });
  await expect(row).toContainText("黄 1 个月");
  await expect(row).toContainText(/投资完成序时的 [\d.]+%（1\.00 \/ [\d,.]+ 万元）/);
  await expect(row).toContainText("标准：不低于 80%");
  await expect(row).toContainText(/4月底累计完成 [\d,.]+ 万元，再完成 [\d,.]+ 万元/);
  const silent = page.getByRole("row").filter({ hasText: "3月未报" });
  await expect(silent.first()).toContainText("未报不得亮绿灯");

  // And the whole way can be read back.
  await page.goto(`${project.href}?tab=trace`);
  for (const words of ["导入名单", "确认年度计划", "报送月报", "退回月报", "审核通过月报", "亮灯"]) {
    await expect(page.getByText(words).first()).toBeVisible();
  }
  await look(page);
});

test("公布之后的月报改不动，重新打开要写理由", async ({ office }) => {
  const reporter = await office.enter("zhujian-01", OWN.reporter);
  await openReport(reporter);
  await expect(reporter.getByRole("button", { name: /提交/ })).toHaveCount(0);

  const page = await office.enter("centre", OWN.centre);
  await page.goto("/filing/cycle");
  await page.getByRole("button", { name: "重新打开" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "重新打开" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.getByLabel("理由").fill("住建局一个项目的投资额填错");
  await page.getByRole("dialog").getByRole("button", { name: "重新打开" }).click();
  await expect(page.getByText(/这个月已重新打开/)).toBeVisible();
  await page.goto("/board");
  await expect(page.getByText(/本期正在重开更正，仍以已公布的第 1 版为准/)).toBeVisible();
  await page.goto("/filing/cycle");
  await confirm(page, "再次公布", "亮灯公布");
  await page.goto("/board");
  await expect(page.getByText(/第 2 版/).first()).toBeVisible();
});

test("项目中心：公布之前写明理由和依据改判；榜上带标记，改判和各版都查得到，可以撤回", async ({ office }) => {
  const page = await office.enter("centre", OWN.centre);
  await page.goto("/filing/cycle");
  await page.getByRole("button", { name: "重新打开" }).click();
  await page.getByLabel("理由").fill("改判复核");
  await page.getByRole("dialog").getByRole("button", { name: "重新打开" }).click();
  await expect(page.getByText(/这个月已重新打开/)).toBeVisible();

  await page.goto(`${project.href}?tab=lamps`);
  await page.getByText("改判2018年3月的灯").click();
  await page.getByRole("button", { name: "改判", exact: true }).click();
  await expect(page.locator("main").getByRole("alert")).toBeVisible();
  await page.getByLabel("改为").selectOption({ label: "绿灯" });
  await page.getByRole("textbox", { name: "理由" }).fill("征地由区里统一推进");
  await page.getByRole("textbox", { name: "依据" }).fill("区政府专题会议纪要〔2018〕3号");
  await page.getByRole("button", { name: "改判", exact: true }).click();
  await expect(page.getByText("2018年3月已改判为")).toBeVisible();
  await look(page);

  await page.goto("/filing/cycle");
  const changed = page.getByRole("row").filter({ hasText: project.name });
  await expect(changed).toContainText("改判");
  await look(page);
  await confirm(page, "再次公布", "亮灯公布");
  await page.goto("/board?all=1");
  const row = page.getByRole("row").filter({ hasText: project.name });
  await expect(row).toContainText("绿灯改判");
  await expect(row).toContainText("按规则推算为黄灯");
  await expect(row).toContainText("征地由区里统一推进");
  await page.getByRole("link", { name: "本期改判 1 个" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("人工改判");
  await expect(page.getByRole("row").filter({ hasText: project.name })).toContainText("已生效");
  await look(page);

  await look(page, "/lamps/revisions");
  await expect(page.getByText(/重新打开：改判复核/)).toBeVisible();
  const difference = page.getByRole("row").filter({ hasText: project.name });
  await expect(difference).toContainText("黄 1 个月");
  await expect(difference).toContainText("绿灯改判");

  // A unit reads it of its own project too.
  const reporter = await office.enter("zhujian-01", OWN.reporter);
  await reporter.goto("/lamps/overrides");
  await expect(reporter.getByText("区政府专题会议纪要〔2018〕3号")).toBeVisible();
  await reporter.goto(`${project.href}?tab=lamps`);
  await expect(reporter.getByText("改判2018年3月的灯")).toHaveCount(0);
});
