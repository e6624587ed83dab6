import { expect, test } from "../../support/office";

/** What a dropped line must not cost: what was typed. And the words say what to do. */

test.describe.configure({ mode: "parallel" });

const WORDS = "网络不通，没有提交。您填的内容还在本页，请稍后再点一次提交。";

test("提交月报时断了线：字还在，说清怎么办，连上再点一次就交上去", async ({ office }) => {
  office.expectComplaint(/Failed to load resource|ERR_INTERNET_DISCONNECTED/);
  const page = await office.enter("reporter-02");
  await page.goto("/filing");
  await page.getByRole("row").filter({ hasText: "未报" }).first().getByRole("link", { name: "填报" }).click();
  await page.getByLabel("本月完成投资（万元）").fill("321");
  await page.getByLabel("本月到位资金（万元）").fill("300");
  await page.getByLabel("本月进展及手续").fill("断线之前写好的进展");
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "提交审核" }).click();
  await expect(page.getByText(WORDS)).toBeVisible();
  await expect(page.getByLabel("本月进展及手续")).toHaveValue("断线之前写好的进展");
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "提交审核" }).click();
  await expect(page.getByText("已提交审核")).toBeVisible();
  await expect(page.getByLabel("本月进展及手续")).toHaveValue("断线之前写好的进展");
});
