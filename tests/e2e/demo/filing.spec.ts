import { expect, test } from "../../support/office";

test("计划没变的一个项目：一页，动四处，交上去", async ({ office }) => {
  const page = await office.enter("reporter");
  await page.goto("/filing");
  const wanting = page.getByRole("row").filter({ hasText: "未报" }).first();
  await wanting.getByRole("link", { name: "填报" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("11月月报");
  // Last month's texts are there; money never is.
  await expect(page.getByLabel("下月计划")).not.toHaveValue("");
  await expect(page.getByLabel("本月完成投资（万元）")).toHaveValue("");

  const touched = [
    ["本月完成投资（万元）", "1,234.5"],
    ["本月到位资金（万元）", "1000"],
    ["年初至今形象进度", "主体完成，正在装修"],
    ["本月进展及手续", "完成二次结构验收"],
  ] as const;
  expect(touched.length).toBeLessThanOrEqual(4);
  for (const [field, words] of touched) await page.getByLabel(field).fill(words);
  await page.getByRole("button", { name: "提交审核" }).click();
  await expect(page.getByText("已提交审核")).toBeVisible();
  await expect(page.getByLabel("本月完成投资（万元）")).toHaveValue("1,234.50");
});

test("退回的排在最前，意见写在那一项下面", async ({ office }) => {
  const page = await office.enter("reporter");
  await page.goto("/");
  await expect(page.getByText(/退回待改 \d 个/)).toBeVisible();
  await page.goto("/filing");
  const first = page.getByRole("row").nth(1);
  await expect(first).toContainText("已退回");
  await first.getByRole("link", { name: "修改" }).click();
  await expect(page.getByText(/审核意见：/).first()).toBeVisible();
});

test("写到一半断了线：字留在本机，连上后自己保存", async ({ office }) => {
  office.expectComplaint(/Failed to load resource|ERR_INTERNET_DISCONNECTED/);
  const page = await office.enter("reporter");
  await page.goto("/filing");
  await page.getByRole("row").filter({ hasText: "未报" }).last().getByRole("link", { name: "填报" }).click();
  const work = page.getByLabel("本月进展及手续");
  await expect(work).toBeVisible();
  await page.context().setOffline(true);
  await work.fill("断线时写的字");
  await expect(page.getByText("网络不通，内容已存在本机，连上后自动保存")).toBeVisible({ timeout: 10_000 });
  await page.context().setOffline(false);
  await expect(page.getByText(/草稿已于 \d\d:\d\d 自动保存/)).toBeVisible({ timeout: 15_000 });
  await page.reload();
  await expect(work).toHaveValue("断线时写的字");
});
