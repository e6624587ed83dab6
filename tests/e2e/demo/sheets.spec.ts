import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import exceljs from "exceljs";
import { createProjectCall } from "../../../lib/web/contract/projects";
import { client } from "../../support/api-client";
import { edited } from "../../support/edit-workbook";
import { expect, look, test } from "../../support/office";

/** A workbook is read in a process of its own, which a busy machine starts slowly. */
const READ = { timeout: 20_000 };

/** The workbook that a link of the page leads to. */
async function downloaded(page: Page, link: string | RegExp): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: link, exact: true }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

const upload = (page: Page, name: string, buffer: Buffer) =>
  page.locator('input[type="file"]').setInputFiles({
    name,
    mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    buffer,
  });

test("导出更多：灯和原因、联系人、节点写在后面的列里，标着只读", async ({ office }) => {
  const page = await office.enter("leader");
  await page.goto("/projects?lamp=red");
  await page.getByText("导出更多").click();
  await expect(page.getByLabel("灯、连续月数和原因")).toBeChecked();
  await page.getByLabel("节点").check();
  await look(page);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "导出", exact: true }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
  const book = new exceljs.Workbook();
  await book.xlsx.load(Buffer.concat(chunks) as never);
  const [head = [], first = []] = [1, 2].map((row) => book.worksheets[0]?.getRow(row).values as unknown[]);
  const told = head.filter((header) => String(header).endsWith("（只读）"));
  expect(told).toEqual([
    "2017年10月灯（只读）",
    "2017年10月连续月数（只读）",
    "2017年10月亮灯原因（只读）",
    "节点（只读）",
  ]);
  expect(first[head.indexOf("2017年10月灯（只读）")]).toBe("红灯");
});

test("项目中心导出筛选后的项目库，改一格再导入：只看到、只写入这一处", async ({ office, request }) => {
  const mark = `表格往返${Date.now()}`;
  const { ask } = client(request, "centre");
  for (const name of [`${mark}甲`, `${mark}乙`]) {
    const data = { name, nature: "new", category: "社会民生", responsibleUnit: "市水务局", agent: "原代办" };
    await ask(createProjectCall, { data, key: randomUUID() });
  }

  const page = await office.enter("centre");
  await page.goto(`/projects?q=${encodeURIComponent(mark)}`);
  const bytes = await edited(await downloaded(page, "导出"), ({ page: sheet, cell, rowOf }) => {
    expect(sheet.rowCount).toBe(3);
    const row = rowOf("项目名称", `${mark}乙`);
    expect(cell("代办单位", row).value).toBe("原代办");
    cell("代办单位", row).value = "表里改的代办";
  });

  await page.goto("/projects/import");
  await upload(page, "项目库.xlsx", bytes);
  await expect(page.getByText("系统导出的项目库")).toBeVisible(READ);
  await expect(page.getByRole("button", { name: "更新 1", exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "一致 1", exact: true })).toBeVisible();
  const change = page.getByRole("listitem").filter({ hasText: `${mark}乙` });
  await expect(change).toContainText(/原代办.*表里改的代办/);
  await expect(page.getByText("表里改的代办")).toHaveCount(1);
  await look(page);
  await page.getByRole("button", { name: "导入 1 个项目" }).click();
  await page.getByRole("button", { name: "确定导入" }).click();
  await expect(page.getByText("新增 0 个项目，更新 1 个，1 个没有变化。")).toBeVisible(READ);
  await page.getByRole("link", { name: `${mark}乙` }).click();
  await expect(page.getByText("表里改的代办", { exact: true })).toBeVisible();

  // The same file again: what it says stands already.
  await page.goto("/projects/import");
  await upload(page, "项目库.xlsx", bytes);
  await expect(page.getByText("没有需要写入的内容。")).toBeVisible(READ);
});

test("填报员下载当月填报表，填一个项目，上传，先看差异再保存", async ({ office }) => {
  const page = await office.enter("reporter-03");
  await page.goto("/filing");
  await page.getByRole("link", { name: "表格填报" }).click();
  let project = "";
  const bytes = await edited(
    await downloaded(page, /^下载填报表/),
    ({ cell, rowOf }) => {
      const row = rowOf("填报状态", "未填");
      project = String(cell("项目名称", row).value);
      expect(cell("本月完成投资（万元）", row).value).toBeNull();
      cell("本月完成投资（万元）", row).value = 123.45;
      cell("本月进展及手续", row).value = "表格里写的进展";
    },
    2,
  );

  await upload(page, "填报表.xlsx", bytes);
  const row = page.getByRole("listitem").filter({ hasText: project });
  await expect(row).toContainText("可提交", READ);
  await expect(row).toContainText("123.45");
  await expect(row).toContainText("表格里写的进展");
  await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(1);
  await look(page);
  await page.getByRole("button", { name: "所选 1 个存为草稿" }).click();
  await expect(page.getByText("已提交 0 个，存为草稿 1 个。")).toBeVisible(READ);
  await page.getByRole("link", { name: project }).click();
  await expect(page.getByLabel("本月完成投资（万元）")).toHaveValue("123.45");
  await expect(page.getByLabel("本月进展及手续")).toHaveValue("表格里写的进展");
});
