import type { Locator, Page } from "@playwright/test";
import { enterFirst } from "../../../support/desk-work";
import { expect, look, test } from "../../../support/office";
import { handedOut, OWN, project } from "./district";

const fields = {
  invested: "本月完成投资（万元）",
  work: "本月进展及手续",
  goal: "年初至今形象进度",
} as const;

export async function openReport(page: Page): Promise<void> {
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

async function openReview(page: Page): Promise<void> {
  await page.goto("/filing?view=queue");
  await page.getByRole("row").filter({ hasText: project.name }).getByRole("link", { name: "审核" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("审核3月月报");
}

/** A report is drafted, handed in, sent back and accepted. */
export function filing(): void {
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
}
