import type { Page } from "@playwright/test";
import { expect, look, test } from "../../support/office";

/** A project of 市住房城乡建设局 about which nothing has been asked yet. */
const NUMBER = "2017-145";

/** The address of a project's page, as the list leads to it. */
async function addressOf(page: Page, number: string): Promise<string> {
  await page.goto(`/projects?q=${number}`);
  const row = page.getByRole("row", { name: new RegExp(number) });
  return (await row.getByRole("rowheader").getByRole("link").first().getAttribute("href")) ?? "";
}

const openPlan = async (page: Page, number: string, year = 2017): Promise<void> =>
  look(page, `${await addressOf(page, number)}?tab=plan&year=${year}`);

async function ask(page: Page, reason: string, evidence?: { name: string; words: string }): Promise<void> {
  await openPlan(page, NUMBER);
  await page.getByText("申请变更", { exact: true }).click();
  await expect(page.getByLabel(/^事项/)).toHaveValue("plannedCompletion");
  await page.getByLabel(/^改为/).fill("2018-12-31");
  await page.getByLabel(/^原因/).selectOption({ label: "征地拆迁" });
  await page.getByLabel(/^理由/).fill(reason);
  if (evidence) {
    await page.getByLabel(/^依据/).first().fill(evidence.words);
    const file = { name: evidence.name, mimeType: "text/plain", buffer: Buffer.from("逐户签约计划") };
    await page.locator('main input[type="file"]').first().setInputFiles(file);
    await expect(page.getByText(evidence.name)).toBeVisible();
    await expect(page.locator('input[type="hidden"][name="files"]')).toHaveCount(1);
  }
  await page.getByRole("button", { name: "提交申请" }).click();
  await expect(page.getByText("申请已提交，等待项目中心决定。")).toBeVisible();
}

/** The centre finds what waits from its desk. */
async function openPending(page: Page): Promise<void> {
  await page.goto("/");
  await page.getByRole("link", { name: /^待决定变更 \d+$/ }).click();
  await expect(page).toHaveURL(/\/changes\?state=pending/);
  const row = page.getByRole("row", { name: new RegExp(NUMBER) });
  await row.getByRole("link", { name: "计划竣工" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("变更申请");
}

test("申请推迟竣工：看影响，不予同意，补依据再申请，同意；灯旁记一次，已公布的灯不变", async ({ office }) => {
  test.slow();
  const [reporter, centre] = [await office.enter("reporter"), await office.enter("centre")];
  await openPlan(reporter, NUMBER);
  await expect(reporter.getByText("计划调整")).toHaveCount(0);
  await ask(reporter, "红线内还有 3 户未签约。");

  await openPending(centre);
  await look(centre);
  await expect(centre.getByText("若同意，2017年11月的灯")).toBeVisible();
  await expect(centre.getByText("2018年8月20日").first()).toBeVisible();
  await centre.getByRole("button", { name: "不予同意" }).click();
  await expect(
    centre
      .locator("main")
      .getByText(/不予同意要写明理由/)
      .first(),
  ).toBeVisible();
  await centre.getByLabel(/^意见/).fill("没有逐户的签约计划，补齐后再申请。");
  await centre.getByRole("button", { name: "不予同意" }).click();
  await expect(centre.getByText("不予同意").first()).toBeVisible();
  await expect(centre.getByRole("button", { name: "不予同意" })).toHaveCount(0);

  await reporter.goto("/");
  await expect(reporter.getByText("没有逐户的签约计划，补齐后再申请。")).toBeVisible();
  await ask(reporter, "3 户已有签约时间，腾地晚四个月。", { name: "签约计划.txt", words: "逐户签约计划表" });

  await openPending(centre);
  await expect(centre.getByText("签约计划.txt")).toBeVisible();
  await centre.getByRole("button", { name: "同意", exact: true }).click();
  await expect(centre.getByText("2017年11月", { exact: true })).toBeVisible();

  await openPlan(reporter, NUMBER);
  await expect(reporter.getByRole("link", { name: "计划调整 1 次" }).first()).toBeVisible();
  await reporter.goto(`/projects?q=${NUMBER}`);
  await expect(reporter.getByText("计划调整 1 次")).toBeVisible();
  await expect(reporter.getByText("2018年12月31日")).toBeVisible();
  await look(reporter, "/changes");
});

test("编制下一年的计划：一行十二个月，粘贴、分摊，曲线随之；确认即锁定", async ({ office }) => {
  const page = await office.enter("centre");
  await openPlan(page, "2017-166", 2018);
  await page.getByLabel(/^年度计划/).fill("1200");
  const months = page.locator("input[data-month]");
  // Planned until June: six months hold it.
  await page.getByRole("button", { name: "平均分摊" }).click();
  await expect(months.nth(0)).toHaveValue("200.00");
  await expect(months.nth(11)).toHaveValue("1,200.00");
  await months.nth(0).focus();
  await page.keyboard.press("ArrowRight");
  await expect(months.nth(1)).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(months.nth(0)).toBeFocused();
  await months.nth(0).evaluate((input) => {
    const data = new DataTransfer();
    data.setData("text", "100\t200\t300\t400\t500\t600\t700\t800\t900\t1,000\t1,100\t1,150\n");
    input.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  await expect(months.nth(9)).toHaveValue("1,000.00");
  await expect(page.getByText("12月累计 1,150.00，与年度计划 1,200.00 不一致")).toBeVisible();
  await months.nth(11).fill("1200");
  await page.getByRole("button", { name: "保存草稿" }).click();
  await page.getByRole("button", { name: "确认2018年计划" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "确认计划" }).click();
  await expect(page.getByText(/确认锁定 市项目推进中心/)).toBeVisible();
  await expect(months).toHaveCount(0);
  await look(page);
});

test("年度结转：选几个带入下一年，再来一次只剩其余的", async ({ office }) => {
  test.slow();
  const page = await office.enter("centre");
  await page.goto("/plans?year=2018");
  await page.getByRole("link", { name: "2017 结转 2018" }).click();
  // All are chosen first, those that still want an amount too; then none.
  await page.getByLabel("全选").check();
  await expect(page.getByText(/个选中的还没有填计划数/)).toBeVisible();
  await page.getByLabel("全选").uncheck();
  await page.getByLabel("选择 老鹰水库至资阳城区输水管道工程").check();
  await expect(page.getByLabel("老鹰水库至资阳城区输水管道工程 的计划")).not.toHaveValue("");
  await page.getByRole("button", { name: "结转选中的 1 个" }).click();
  const carried = page.getByRole("table", { name: "已有2018年计划" });
  await expect(carried.getByRole("row", { name: /老鹰水库至资阳城区输水管道工程/ })).toContainText("已结转");
  await expect(page.getByLabel("选择 老鹰水库至资阳城区输水管道工程")).toHaveCount(0);
  await page.goto("/plans?year=2018");
  await expect(page.getByText("2017年结转", { exact: true })).toBeVisible();
});
