import type { Locator, Page, Route } from "@playwright/test";
import { expect, test } from "../../support/office";

/** What a dropped line must not cost: what was typed. And the words say what to do. */

test.describe.configure({ mode: "parallel" });

const WORDS = "网络不通，没有提交。您填的内容还在本页，请稍后再点一次提交。";

/** At the month's reports of a unit that has one to file: other journeys file those of some units meanwhile. */
async function somebodyWithWork({ enter }: { enter: (username: string) => Promise<Page> }): Promise<Page> {
  for (let number = 25; number <= 38; number++) {
    const page = await enter(`reporter-${number}`);
    await page.goto("/filing");
    if ((await page.getByRole("row").filter({ hasText: "未报" }).count()) > 0) return page;
  }
  throw new Error("the demonstration city has changed");
}

test("提交月报时断了线：字还在，说清怎么办，连上再点一次就交上去", async ({ office }) => {
  office.expectComplaint(/Failed to load resource|ERR_INTERNET_DISCONNECTED/);
  const page = await somebodyWithWork(office);
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

test("登记事项时断了线、服务器没有应答：都留着字，再点一次就登记，只登记一件", async ({ office }) => {
  office.expectComplaint(/Failed to load resource|ERR_INTERNET_DISCONNECTED|502/);
  const page = await office.enter("leader");
  const title = `断线登记 ${Date.now()}`;
  await page.goto("/issues/new");
  await page.getByLabel("类别").selectOption({ label: "电" });
  await page.getByLabel("标题").fill(title);
  await page.getByLabel("情况").fill("变电站出线走廊没有腾出");
  await page.getByLabel("诉求").fill("请供电公司本月腾出走廊");
  const stands = async () => {
    await expect(page.getByText(WORDS)).toBeVisible();
    await expect(page.getByLabel("类别")).toHaveValue("power");
    await expect(page.getByLabel("标题")).toHaveValue(title);
    await expect(page.getByLabel("情况")).toHaveValue("变电站出线走廊没有腾出");
    await expect(page.getByLabel("诉求")).toHaveValue("请供电公司本月腾出走廊");
  };
  const register = page.getByRole("button", { name: "登记", exact: true });
  await page.context().setOffline(true);
  await register.click();
  await stands();
  await page.context().setOffline(false);

  // A proxy that speaks for a server that is down.
  const down = (route: Route) =>
    route.request().method() === "POST" ? route.fulfill({ status: 502, body: "" }) : route.fallback();
  await page.route("**/issues/new*", down);
  await register.click();
  await stands();
  await page.unroute("**/issues/new*", down);
  await register.click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(title);

  // An act of the issue, in its dialog.
  await page.getByRole("button", { name: "批示", exact: true }).click();
  const dialog = page.getByRole("dialog").filter({ visible: true });
  await dialog.getByLabel("内容").fill("断线时写的批示");
  await page.context().setOffline(true);
  await dialog.getByRole("button", { name: "批示", exact: true }).click();
  await expect(dialog.getByText(WORDS)).toBeVisible();
  await expect(dialog.getByLabel("内容")).toHaveValue("断线时写的批示");
  await page.context().setOffline(false);
  await dialog.getByRole("button", { name: "批示", exact: true }).click();
  await expect(dialog).toBeHidden();
  await page.goto(`/issues?q=${encodeURIComponent(title)}`);
  await expect(page.getByRole("link", { name: title })).toHaveCount(1);
});

test("例会的表单断了线：设例会、召集会议、议程和纪要都留着字，连上再点一次就存上", async ({ office }) => {
  test.slow();
  office.expectComplaint(/Failed to load resource|ERR_INTERNET_DISCONNECTED/);
  const page = await office.enter("centre");
  const dialog = page.getByRole("dialog").filter({ visible: true });
  /** Sends what is on the page without a line, sees that it stands, and sends it again. */
  const sendTwice = async (button: Locator, stands: () => Promise<void>) => {
    await expect(button).toBeVisible();
    await page.context().setOffline(true);
    await button.click();
    await expect(page.getByText(WORDS).filter({ visible: true })).toBeVisible();
    await stands();
    await page.context().setOffline(false);
    await button.click();
  };

  const name = `安岳县断线例会 ${Date.now()}`;
  await page.goto("/meetings/series/new");
  await page.getByLabel("例会名称").fill(name);
  await page.getByLabel("层级").selectOption("1");
  await page.getByLabel("范围").selectOption("region:512021");
  await page.getByLabel("主持").fill("县级联系领导");
  await page.getByLabel("地点").fill("县政府三楼会议室");
  await page.getByLabel("从哪天起").fill("2018-03-01");
  await page.getByLabel("单位 1").fill("市财政局");
  await sendTwice(page.getByRole("button", { name: "设立", exact: true }), async () => {
    await expect(page.getByLabel("例会名称")).toHaveValue(name);
    await expect(page.getByLabel("层级")).toHaveValue("1");
    await expect(page.getByLabel("范围")).toHaveValue("region:512021");
    await expect(page.getByLabel("从哪天起")).toHaveValue("2018-03-01");
    await expect(page.getByLabel("单位 1")).toHaveValue("市财政局");
  });
  await page.waitForURL(/\/meetings\/series\/[\w-]{36}$/);

  await page.getByRole("button", { name: "临时召开", exact: true }).click();
  await dialog.getByLabel("日期").fill("2017-11-24");
  await dialog.getByLabel("地点").fill("断线时写的地点");
  await sendTwice(dialog.getByRole("button", { name: "召开", exact: true }), async () => {
    await expect(dialog.getByLabel("日期")).toHaveValue("2017-11-24");
    await expect(dialog.getByLabel("地点")).toHaveValue("断线时写的地点");
  });
  await expect(dialog).toBeHidden();
  const meeting = page.getByRole("row").filter({ hasText: "11月24日" }).locator('a[href^="/meetings/"]');
  await page.goto((await meeting.first().getAttribute("href")) ?? "");

  const build = page.getByRole("button", { name: /生成议程$/ });
  await sendTwice(build, async () => undefined);
  await expect(page.getByText(/新增 \d+ 项/)).toBeVisible();
  await page.getByRole("button", { name: "增加议程", exact: true }).click();
  await dialog.getByLabel("议题").fill("断线时加的一项");
  await sendTwice(dialog.getByRole("button", { name: "增加议程", exact: true }), () =>
    expect(dialog.getByLabel("议题")).toHaveValue("断线时加的一项"),
  );
  await expect(dialog).toBeHidden();
  await expect(page.getByText("断线时加的一项", { exact: true }).filter({ visible: true })).toHaveCount(1);

  // The meeting is held, and a paragraph of its minutes reworded.
  const address = page.url();
  await page.getByRole("button", { name: "开会", exact: true }).click();
  await dialog.getByRole("button", { name: "开会", exact: true }).click();
  await page.waitForURL(`${address}/hold`);
  // Its keys are heard a moment after it is seen.
  await expect(async () => {
    await page.keyboard.press("c");
    await expect(dialog).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.keyboard.press("Enter");
  await expect(page.getByText("已散会，记录仍可更正")).toBeVisible();
  await page.goto(`${address}/minutes`);
  const paragraph = page.getByRole("textbox", { name: "纪要段落" }).first();
  await paragraph.fill("断线时改写的一段纪要");
  await sendTwice(page.getByRole("button", { name: "保存", exact: true }), () =>
    expect(paragraph).toHaveValue("断线时改写的一段纪要"),
  );
  await expect(page.getByRole("status").filter({ hasText: /改写$/ })).toBeVisible();
  await page.reload();
  await expect(paragraph).toHaveValue("断线时改写的一段纪要");
});
