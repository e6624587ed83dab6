import type { APIRequestContext, Page } from "@playwright/test";
import { listIssuesCall } from "../../../lib/web/contract/issues";
import { addItemCall, buildAgendaCall, getMeetingCall } from "../../../lib/web/contract/meetings";
import { conveneMeetingCall, createSeriesCall } from "../../../lib/web/contract/meetings-series";
import { client } from "../../support/api-client";
import { expectAccessible, expectFits, expect as expectSoon, test } from "../../support/office";

/** What travels from one desk to another takes its time on a slow machine. */
const expect = expectSoon.configure({ timeout: 20_000 });

/** The county whose office and the centre both keep the record. */
const REGION = "512021";
/** The pinned day of the demonstration. */
const TODAY = "2017-11-20";

/** A county's meeting today with at least three issues on its agenda; answers its id. */
async function someMeeting(request: APIRequestContext, name: string): Promise<string> {
  const centre = client(request, "centre");
  const series = await centre.ask(createSeriesCall, {
    data: {
      name,
      level: 1,
      region: REGION,
      chair: "县长",
      place: "县政府会议室",
      rule: "FREQ=WEEKLY;BYDAY=MO",
      startsOn: "2018-01-01",
      startTime: "09:00",
      minutes: 90,
      units: ["市国土资源局", "市财政局"],
    },
  });
  const { id } = await centre.ask(conveneMeetingCall, { data: { seriesId: series.id, on: TODAY } });
  await centre.ask(buildAgendaCall, { path: `/meetings/${id}/build-agenda`, data: {} });
  const { items } = await centre.ask(getMeetingCall, { path: `/meetings/${id}` });
  const known = new Set(items.map(({ issue }) => issue?.id));
  const open = await centre.ask(listIssuesCall, {
    query: `?pageSize=200&region=${REGION}&state=working`,
  });
  let missing = 3 - items.filter(({ section }) => section === "issue").length;
  for (const issue of open.items.filter((one) => !known.has(one.id))) {
    if (missing-- <= 0) break;
    await centre.ask(addItemCall, { path: `/meetings/${id}/items`, data: { issueId: issue.id } });
  }
  return id;
}

const press = async (page: Page, ...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};
const line = (page: Page) => page.locator("[data-line]");
const saved = (page: Page) => expect(line(page)).toContainText("已全部保存", { timeout: 20_000 });
const heading = (page: Page) => page.locator("main h2").last();

/** On with J to the first item of a section. */
async function toSection(page: Page, section: string): Promise<void> {
  for (let step = 0; step < 60; step++) {
    if ((await page.locator("article header p").first().textContent())?.includes(section)) return;
    await press(page, "j");
  }
  throw new Error(`no section ${section}`);
}

test("会议记录全程用键盘；中途断网三十秒，写的一样不少；投影一路跟随", async ({ office, request }) => {
  test.setTimeout(180_000);
  office.expectComplaint(/ERR_INTERNET_DISCONNECTED/);
  const id = await someMeeting(request, "安岳县重大项目周例会（断网）");
  const clerk = await office.enter("centre");
  await clerk.goto(`/meetings/${id}/hold`);
  await expect(clerk.getByRole("button", { name: "开会" })).toBeFocused();
  await press(clerk, "Enter");
  await expect(clerk.getByRole("heading", { level: 1 })).toContainText("第1次会议");
  const wall = await office.enter("leader");
  await wall.goto(`/meetings/${id}/screen`);
  await wall.emulateMedia({ reducedMotion: "reduce" });

  // The roll: present, a deputy with a name.
  await press(clerk, "g", "1", "2", "ArrowUp", "Enter");
  await clerk.keyboard.type("罗副局长");
  await press(clerk, "Enter", "Escape");

  // A check with its result, a remark and a decision with the three fixes.
  await toSection(clerk, "四、");
  await press(clerk, "2", "r");
  await clerk.keyboard.type("已签约九户");
  await press(clerk, "Control+Enter");
  await expect(wall.getByText("有进展")).toBeVisible();
  await expect(wall.getByText("已签约九户")).toBeVisible();
  const first = await heading(clerk).textContent();

  await clerk.context().setOffline(true);
  const cut = Date.now();
  await press(clerk, "d");
  await clerk.keyboard.type("余下三户签约腾退");
  await press(clerk, "Enter");
  while ((await clerk.getByRole("button", { name: /^去掉/ }).count()) > 0) await press(clerk, "Backspace");
  await clerk.keyboard.type("国土");
  await press(clerk, "Enter");
  await clerk.keyboard.type("财政");
  await press(clerk, "Enter", "Enter");
  await clerk.keyboard.type("周科长");
  await press(clerk, "Enter");
  await clerk.keyboard.type("+7工作日");
  await expect(clerk.getByText("2017年11月29日 星期三")).toBeVisible();
  await press(clerk, "Enter");
  await clerk.keyboard.type("移交作业面");
  await press(clerk, "Control+Enter");
  await expect(clerk.getByText("1. 余下三户签约腾退")).toBeVisible();
  await press(clerk, "j", "3", "u", "r");
  await clerk.keyboard.type("县里意见不一");
  await press(clerk, "Control+Enter");
  await press(clerk, "a");
  await clerk.keyboard.type("冬季施工安全");
  await press(clerk, "Enter");
  await expect(line(clerk)).toContainText(/离线，\d 项待存，正在重连/);
  await press(clerk, "j", "4", "r");
  // Half a sentence when the line is back.
  await clerk.keyboard.type("下月再");
  await clerk.waitForTimeout(Math.max(0, 30_000 - (Date.now() - cut)));
  await expect(wall.getByText("余下三户签约腾退")).toHaveCount(0);
  await clerk.context().setOffline(false);
  await clerk.keyboard.type("看");
  await press(clerk, "Control+Enter");
  await saved(clerk);
  await expect(wall.getByText("下月再看")).toBeVisible({ timeout: 20_000 });
  await press(clerk, "k", "k");
  await expect(wall.getByText("余下三户签约腾退")).toBeVisible();
  await expect(wall.getByText(/市国土资源局 周科长.*配合：市财政局.*移交作业面/)).toBeVisible();
  await expectFits(wall);
  await expectAccessible(wall);
  await expectFits(clerk);
  await expectAccessible(clerk);

  // A reload shows the same; the end is two keys away.
  await clerk.reload();
  await expect(heading(clerk)).toHaveText(first ?? "");
  await expect(clerk.getByLabel("备注 R")).toHaveValue("已签约九户");
  await press(clerk, "c", "Enter");
  await expect(clerk.getByText("已散会，记录仍可更正")).toBeVisible();

  const held = await client(request, "centre").ask(getMeetingCall, { path: `/meetings/${id}` });
  expect(held.state).toBe("drafted");
  const said = held.items
    .filter(({ result }) => result)
    .map(({ result, remark, escalates }) => ({ result, remark, escalates }));
  expect(said).toEqual([
    { result: "progressing", remark: "已签约九户", escalates: false },
    { result: "no_progress", remark: "县里意见不一", escalates: true },
    { result: "not_due", remark: "下月再看", escalates: false },
  ]);
  expect(held.decisions).toMatchObject([
    {
      title: "余下三户签约腾退",
      leadUnit: { name: "市国土资源局" },
      assisting: [{ name: "市财政局" }],
      leadPerson: "周科长",
      deadline: "2017-11-29",
      effect: "移交作业面",
    },
  ]);
  expect(held.items.filter(({ title }) => title === "冬季施工安全")).toHaveLength(1);
  expect(held.attendance.slice(0, 2)).toMatchObject([
    { presence: "present", person: "" },
    { presence: "deputy", person: "罗副局长" },
  ]);
});

test("两位记录员同时记：互相看得见；写到同一处，都不丢，由人选", async ({ office, request }) => {
  test.setTimeout(120_000);
  office.expectComplaint(/ERR_INTERNET_DISCONNECTED|status of 409/);
  const id = await someMeeting(request, "安岳县重大项目周例会（两人记）");
  const [one, two] = [await office.enter("centre"), await office.enter("coordinator")];
  await one.goto(`/meetings/${id}/hold`);
  await expect(one.getByRole("button", { name: "开会" })).toBeFocused();
  await press(one, "Enter");
  await expect(one.getByRole("heading", { level: 1 })).toContainText("第1次会议");
  await two.goto(`/meetings/${id}/hold`);
  await toSection(one, "四、");
  await toSection(two, "四、");

  // Different fields of one item: both stand.
  await press(one, "2");
  await expect(two.getByRole("button", { name: "有进展", exact: true })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await press(two, "u");
  await expect(one.getByRole("button", { name: "提级", exact: true })).toHaveAttribute(
    "aria-pressed",
    "true",
  );

  // The same field: the one who types keeps his words, and is shown the other's.
  await press(two, "r");
  await two.keyboard.type("第二位写的");
  await press(one, "r");
  await one.keyboard.type("第一位写的");
  await press(one, "Control+Enter");
  await press(two, "Control+Enter");
  const cards = (page: Page) => page.getByRole("region", { name: "没有存上的" });
  await expect
    .poll(async () => (await cards(one).count()) + (await cards(two).count()), { timeout: 15_000 })
    .toBe(1);
  const loser = (await cards(one).count()) > 0 ? one : two;
  await expect(cards(loser)).toContainText("第一位写的");
  await expect(cards(loser)).toContainText("第二位写的");
  await press(loser, "e", "Tab");
  await expect(loser.getByRole("button", { name: "两段都留" })).toBeFocused();
  await press(loser, "Enter");
  for (const page of [one, two]) {
    await expect(page.getByLabel("备注 R")).toHaveValue(/第一位写的/);
    await expect(page.getByLabel("备注 R")).toHaveValue(/第二位写的/);
    await saved(page);
  }

  // What could not be sent survives a reload, and is sent.
  await one.route("**/acts", (route) => route.abort("internetdisconnected"));
  await press(one, "j", "1");
  await expect(line(one)).toContainText("离线，1 项待存");
  await one.reload();
  await expect(line(one)).toContainText("1 项");
  await one.unroute("**/acts");
  await saved(one);
  await press(two, "j");
  await expect(two.getByRole("button", { name: "办结", exact: true })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
});
