import { existsSync } from "node:fs";
import { addAccount, choose, confirm, enterFirst } from "../../../support/desk-work";
import { passwordOf } from "../../../support/e2e-servers";
import { expect, look, test } from "../../../support/office";
import { hundredProjects } from "../../../support/workbooks";
import { workbookParts, zipOf } from "../../../support/zips";
import { handedOut, OWN, project, UNIT } from "./district";

/** The real list of 2018 where it is at hand, else one of the same shape. */
const REAL = "../shared/data/maojian-2018.xlsx";

/** From the first password to the first month: accounts, the list of projects, their plans. */
export function settingUp(): void {
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
    await expect(page.getByText("新增 100 个项目，更新 0 个，0 个没有变化。")).toBeVisible({
      timeout: 20_000,
    });

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
    project.name = ((await link.textContent()) ?? "").trim();
    project.href = (await link.getAttribute("href")) ?? "";
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
}
