import { expect, look, test } from "../../support/office";

const NAME = "安岳县重点项目周例会（走查）";

test("项目中心设立例会：选规律、看日期，排进日历；改期、取消，订阅地址里看得到", async ({ office }) => {
  const page = await office.enter("centre");
  await page.goto("/meetings/series/new");
  await page.getByLabel("例会名称").fill(NAME);
  await page.getByLabel("层级").selectOption("1");
  await page.getByLabel("范围").selectOption("region:512021");
  await page.getByLabel("主持").fill("县级联系领导");
  await page.getByLabel("地点").fill("县政府二楼会议室");
  await page.getByLabel("每周", { exact: true }).check();
  await page.getByLabel("周一").uncheck();
  await page.getByLabel("周三").check();
  await expect(page.getByText("2017年11月22日 周三")).toBeVisible();
  await page.getByLabel("其他（高级）").check();
  await expect(page.getByLabel("RFC 5545 规则")).toHaveValue("FREQ=WEEKLY;BYDAY=WE");
  await page.getByLabel("RFC 5545 规则").fill("FREQ=HOURLY");
  await expect(page.getByText("这条规则不成立")).toBeVisible();
  await page.getByLabel("RFC 5545 规则").fill("FREQ=WEEKLY;BYDAY=WE");
  await page.getByLabel("单位 1").fill("市住房城乡建设局");
  await look(page);
  await page.getByRole("button", { name: "设立", exact: true }).click();
  await page.waitForURL(/\/meetings\/series\/[\w-]{36}$/);
  const series = page.url();
  await expect(page.getByRole("heading", { name: NAME })).toBeVisible();
  const rows = page.getByRole("row").filter({ hasText: NAME });
  await expect(rows).toHaveCount(2);
  await look(page);

  const first = rows.filter({ hasText: "11月22日" });
  await first.getByRole("button", { name: "改期" }).click();
  const dialog = page.getByRole("dialog").filter({ visible: true });
  await dialog.getByLabel("日期").fill("2017-11-23");
  await dialog.getByRole("button", { name: "改", exact: true }).click();
  const moved = rows.filter({ hasText: "11月23日（周四）" });
  await expect(moved).toBeVisible();
  await moved.getByRole("button", { name: "取消" }).click();
  await dialog.getByLabel("为什么取消").fill("与全省会议冲突");
  await dialog.getByRole("button", { name: "取消会议" }).click();
  await expect(page.getByText("取消：与全省会议冲突")).toBeVisible();

  await page.goto("/meetings/calendar?month=2017-11");
  await expect(page.getByRole("cell", { name: new RegExp(NAME) }).first()).toBeVisible();
  await look(page);
  await page.getByRole("button", { name: "生成订阅地址" }).click();
  await dialog.getByRole("button", { name: "生成订阅地址" }).click();
  const address = await dialog.getByRole("code").textContent();
  const visitor = await office.visitor();
  const feed = await visitor.request.get(address ?? "");
  expect([feed.status(), feed.headers()["content-type"]]).toEqual([200, "text/calendar; charset=utf-8"]);
  expect(await feed.text()).toContain("STATUS:CANCELLED");
  expect((await visitor.request.get(`/calendar/${"a".repeat(43)}.ics`)).status()).toBe(404);

  const reporter = await office.enter("reporter");
  await reporter.goto(series.replace(/^https?:\/\/[^/]+/, ""));
  await expect(reporter.getByRole("heading", { name: NAME })).toBeVisible();
  await expect(reporter.getByRole("link", { name: "修改" })).toHaveCount(0);

  await page.goto(`${series}?edit=1`);
  await page.getByLabel("到哪天止").fill("2017-11-20");
  await page.getByRole("button", { name: "保存" }).click();
  // It leads back to the series, which has ended: nothing more is in the calendar.
  await expect(page).toHaveURL(series);
  await expect(page.getByText("2017年11月20日").first()).toBeVisible();
});

test("例会一览：即将召开、系列、筛选，手机上也不横向滚动", async ({ office }) => {
  const page = await office.enter("centre");
  await page.goto("/meetings");
  await expect(page.getByRole("heading", { name: "例会", exact: true })).toBeVisible();
  await look(page);
});
