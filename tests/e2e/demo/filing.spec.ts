import { expect, test } from "../../support/office";

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
