import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { accountsFile, parseAccounts } from "../../../lib/core/launch-files";
import { confirm } from "../../support/desk-work";
import { e2eServers } from "../../support/e2e-servers";
import { expect, look, test } from "../../support/office";
import { pngOf } from "../../support/pictures";

/** The account that files for a unit. */
function reporterOf(unit: string): string {
  const accounts = parseAccounts(readFileSync(accountsFile(e2eServers.demo.data), "utf8"));
  const account = accounts.find(({ title }) => title === unit);
  if (!account) throw new Error(`no reporter of ${unit}`);
  return account.username;
}

/** Presses an act, fills in what it asks for, and does it. */
async function act(page: Page, name: string, answers: Record<string, string> = {}, photo?: string) {
  await page.getByRole("button", { name, exact: true }).click();
  const dialog = page.getByRole("dialog").filter({ visible: true });
  for (const [field, words] of Object.entries(answers)) await dialog.getByLabel(field).fill(words);
  if (photo) {
    const buffer = pngOf(40, 30);
    await dialog
      .locator('input[type="file"]')
      .first()
      .setInputFiles({ name: photo, mimeType: "image/png", buffer });
    await expect(dialog.locator('input[name="files"]')).toHaveCount(1);
  }
  await dialog.getByRole("button", { name, exact: true }).click();
  await expect(dialog).toBeHidden();
}

test("一件事从月报到销号：提出、交办、签收、办理、申请销号、退回、再申请、核验", async ({ office }) => {
  test.setTimeout(90_000);
  const problem = "二标段7户房屋未签约，作业面不能移交，请求协调。";

  // The unit files its month, and raises what it wrote there with one click.
  const unit = await office.enter(reporterOf("市交通运输局"));
  await unit.goto("/filing");
  await unit.getByRole("row").filter({ hasText: "未报" }).first().getByRole("link", { name: "填报" }).click();
  await unit.getByLabel("本月完成投资（万元）").fill("1000");
  await unit.getByLabel("存在问题和需协调事项").fill(problem);
  await unit.getByRole("button", { name: "提交审核" }).click();
  await expect(unit.getByText("已提交审核")).toBeVisible();
  await unit.getByRole("link", { name: "转入台账" }).first().click();
  await expect(unit.getByLabel("情况")).toHaveValue(problem);
  await expect(unit.getByLabel("类别")).toHaveValue("land");
  await look(unit);
  await unit.getByRole("button", { name: "登记", exact: true }).click();
  await expect(unit.getByRole("heading", { level: 1 })).toHaveText("二标段7户房屋未签约");
  const address = new URL(unit.url()).pathname;

  // The centre kicks it over: three fixes on one form.
  const centre = await office.enter("centre");
  await centre.goto(address);
  await centre.getByRole("link", { name: "交办", exact: true }).click();
  await centre.getByLabel("牵头单位").selectOption({ label: "市国土资源局" });
  await centre.getByLabel("责任人").fill("周科长");
  await centre.getByRole("button", { name: /^月底/ }).click();
  await centre.getByLabel("预期效果").fill("7户全部签约，移交作业面");
  await look(centre);
  await centre.getByRole("button", { name: "交办", exact: true }).click();
  await expect(centre).toHaveURL(address);
  await expect(centre.getByText("市国土资源局").first()).toBeVisible();
  const slip = await centre.request.get(`/api${address}/slip`);
  expect([slip.status(), slip.headers()["content-type"]]).toEqual([
    200,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ]);

  // The other unit's desk shows it at once, with the time left.
  const lead = await office.enter(reporterOf("市国土资源局"));
  await lead.goto("/");
  const waiting = lead.getByRole("listitem").filter({ hasText: "二标段7户房屋未签约" });
  await expect(waiting).toContainText("还有 10 天");
  await expect(waiting).toContainText("待签收");
  await waiting.getByRole("link").click();
  await act(lead, "签收");
  await act(lead, "报告进展", { 内容: "已签约5户，其余2户月底前签。" });
  await act(lead, "申请销号", { 内容: "7户全部签约。" }, "签约现场.png");
  await expect(lead.getByText(/核验，予以销号或退回/)).toBeVisible();

  await centre.goto(address);
  await act(centre, "退回", { 意见: "照片看不出是哪一户，请附移交单。" });
  await lead.goto(address);
  await act(lead, "申请销号", { 内容: "移交单已附。" }, "移交单.png");
  await centre.goto(address);
  await act(centre, "核验销号", { 意见: "现场已核。" });

  // The page reads like the office's own file.
  await unit.goto(address);
  const file = unit.locator("ol > li", { has: unit.locator("div > p > b") });
  await expect(unit.locator("li > div > p > b")).toHaveText([
    "登记事项",
    "交办",
    "签收",
    "报告进展",
    "申请销号",
    "退回销号",
    "申请销号",
    "核验销号",
  ]);
  await expect(file.nth(5)).toContainText("照片看不出是哪一户");
  await expect(file.nth(6)).toContainText("移交单.png");
  await look(unit);
});

test("台账的三种看法，谁看都合身", async ({ office }) => {
  const page = await office.enter("centre");
  for (const path of [
    "/issues",
    "/issues?view=states",
    "/issues?view=figures",
    "/issues?lamp=red",
    "/issues/new",
  ]) {
    await look(page, path);
  }
  await page.goto("/issues?lamp=red");
  const rows = page.getByRole("row").filter({ hasText: "逾期" });
  expect(await rows.count()).toBeGreaterThan(3);
  const workbook = await page.request.get("/issues/export?lamp=red");
  expect([workbook.status(), workbook.headers()["content-type"]]).toEqual([
    200,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ]);
});

test("台账存成视图：自己的先打开，项目中心共享的人人可选，全部一步可见", async ({ office }) => {
  const unit = await office.enter("reporter-20");
  await unit.goto("/issues");
  await unit.getByRole("combobox", { name: "状态" }).selectOption({ label: "未销号" });
  await unit.getByRole("button", { name: "筛选" }).click();
  await expect(unit).toHaveURL(/state=open/);
  await unit.getByRole("button", { name: "保存为视图" }).click();
  await unit.getByLabel("视图名称").fill("手上的事");
  await unit.getByRole("checkbox", { name: /设为我的默认视图/ }).check();
  await unit.getByRole("dialog").getByRole("button", { name: "保存", exact: true }).click();
  await expect(unit.getByRole("link", { name: "手上的事" })).toHaveAttribute("aria-current", "page");

  const centre = await office.enter("centre");
  await centre.goto("/issues?view=states&lamp=red");
  await centre.getByRole("button", { name: "保存为视图" }).click();
  await centre.getByLabel("视图名称").fill("超期看板");
  await centre.getByRole("checkbox", { name: /^共享给所有人/ }).check();
  await centre.getByRole("dialog").getByRole("button", { name: "保存", exact: true }).click();
  await expect(centre.getByRole("link", { name: "超期看板" })).toHaveAttribute("aria-current", "page");
  await look(centre);

  await look(unit, "/issues");
  await expect(unit).toHaveURL(/\/issues\?state=open$/);
  await unit.getByRole("link", { name: "超期看板" }).click();
  await expect(unit).toHaveURL(/view=states/);
  await expect(unit.getByRole("button", { name: "删除视图" })).toHaveCount(0);
  await unit.getByRole("link", { name: "全部", exact: true }).click();
  await expect(unit).toHaveURL(/\/issues\?view=list$/);
  // The registry has none of them.
  await unit.goto("/projects");
  await expect(unit.getByRole("link", { name: "超期看板" })).toHaveCount(0);

  await confirm(centre, "删除视图", "删除视图");
  await expect(centre.getByRole("link", { name: "超期看板" })).toHaveCount(0);
});

test("没有的事和别人的事一样：看不到，下载不到", async ({ office }) => {
  const page = await office.enter("auditor");
  for (const path of ["/issues/export", "/api/issues/00000000-0000-7000-8000-000000000000/slip"]) {
    expect([403, 404], path).toContain((await page.request.get(path)).status());
  }
  office.expectComplaint(/404/);
  const reporter = await office.enter("reporter");
  const missing = await reporter.request.get("/issues/00000000-0000-7000-8000-000000000000");
  expect(missing.status()).toBe(404);
});
