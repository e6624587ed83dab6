import { createHash } from "node:crypto";
import type { Page } from "@playwright/test";
import type { z } from "zod";
import { getIssueCall } from "../../../lib/web/contract/issues";
import { buildAgendaCall, getMeetingCall } from "../../../lib/web/contract/meetings";
import { listMeetingsCall, listSeriesCall } from "../../../lib/web/contract/meetings-series";
import { client } from "../../support/api-client";
import { expect, look, test } from "../../support/office";

type Meeting = z.output<typeof getMeetingCall.answer>;

const press = async (page: Page, ...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};
const saved = (page: Page) =>
  expect(page.locator("[data-line]")).toContainText("已全部保存", { timeout: 30_000 });

/** The section of the item the clerk stands at. */
const section = (page: Page) => page.locator("article header p").first();

/** The meeting begins from its page; the clerk's screen opens. */
async function begin(page: Page, id: string): Promise<void> {
  await page.goto(`/meetings/${id}`);
  await page.getByRole("button", { name: "开会", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "开会", exact: true }).click();
  await page.waitForURL(`**/meetings/${id}/hold`);
}

/** The meeting ends, and its minutes are published. */
async function publish(page: Page, id: string): Promise<void> {
  await saved(page);
  await press(page, "c", "Enter");
  await expect(page.getByText("已散会，记录仍可更正")).toBeVisible();
  await page.goto(`/meetings/${id}/minutes`);
  await page.getByRole("button", { name: "印发纪要", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "印发纪要", exact: true }).click();
  await expect(page.getByText("SHA-256").first()).toBeVisible({ timeout: 60_000 });
}

const issuesOf = (meeting: Meeting, ...sections: string[]): string[] =>
  meeting.items.flatMap(({ issue, section: part, removed }) =>
    issue && sections.includes(part) && !removed ? [issue.id] : [],
  );

test("两次全市例会接起来：第二次的对照，正好是第一次没办结的加上议定的；纪要一字节不变", async ({
  office,
  request,
}) => {
  test.setTimeout(240_000);
  const api = client(request, "centre");
  const meetingOf = (id: string) => api.ask(getMeetingCall, { path: `/meetings/${id}` });
  const [series] = (await api.ask(listSeriesCall, { query: "?level=3" })).items;
  const coming = await api.ask(listMeetingsCall, { query: `?series=${series?.id}&state=preparing` });
  const [first, second] = coming.items.sort((a, b) => (a.on < b.on ? -1 : 1)).map(({ id }) => id);
  if (!first || !second) throw new Error("the demonstration city has changed");

  // The agenda builds itself; what a hand takes off stays off.
  const clerk = await office.enter("centre");
  await clerk.goto(`/meetings/${first}`);
  await clerk.getByRole("button", { name: /生成议程$/ }).click();
  await expect(clerk.getByText(/新增 \d+ 项/)).toBeVisible();
  const taken = (await meetingOf(first)).items.find(({ section: part }) => part === "check");
  await clerk.getByRole("button", { name: "撤下", exact: true }).first().click();
  await clerk.getByRole("dialog").getByLabel("理由").fill("材料没有报来");
  await clerk.getByRole("dialog").getByRole("button", { name: "撤下", exact: true }).click();
  await expect(clerk.getByText("材料没有报来")).toBeVisible();
  await clerk.getByRole("button", { name: "重新生成议程" }).click();
  await expect(clerk.getByText("新增 0 项，撤去 0 项")).toBeVisible();
  await look(clerk, `/meetings/${first}`);
  const agenda = await meetingOf(first);
  expect(agenda.items.find(({ id }) => id === taken?.id)).toMatchObject({ removed: true });

  // By keys alone: what the unit has asked to have struck off is struck off, else it goes on; one decision.
  await begin(clerk, first);
  const checks = agenda.items.filter(({ section: part, removed }) => part === "check" && !removed);
  const closing = checks
    .filter(({ issue }) => issue?.state === "closing")
    .map(({ issue }) => issue?.id ?? "");
  for (const [index, { issue }] of checks.entries()) {
    // A key that comes while the page takes note of something else is pressed again, as a clerk does.
    const here = clerk.getByText(`第 ${index + 1} 项／共`).first();
    await expect(async () => {
      if (index > 0 && !(await here.isVisible())) await press(clerk, "j");
      await expect(here).toBeVisible({ timeout: 3_000 });
    }).toPass();
    await expect(clerk.locator("main h2").last()).toContainText(issue?.title ?? "");
    await press(clerk, closing.includes(issue?.id ?? "") ? "1" : "2");
  }
  await press(clerk, "j");
  await expect(section(clerk)).toContainText("二、");
  await press(clerk, "d");
  await clerk.keyboard.type("红灯项目逐个倒排工期");
  await press(clerk, "Enter");
  await clerk.keyboard.type("市发展改革委");
  await press(clerk, "Enter", "Enter");
  await clerk.keyboard.type("分管负责同志");
  await press(clerk, "Enter");
  await clerk.keyboard.type("+7");
  await press(clerk, "Enter");
  await clerk.keyboard.type("逐个项目排到天、责任到人");
  await press(clerk, "Control+Enter");
  await expect(clerk.getByText("红灯项目逐个倒排工期").first()).toBeVisible();
  await publish(clerk, first);
  await look(clerk);

  // What is open of what was studied, and what was decided, is what the second one checks.
  const held = await meetingOf(first);
  expect(held).toMatchObject({ state: "published" });
  const studied = new Set([...issuesOf(agenda, "check"), taken?.issue?.id ?? ""]);
  for (const { issue } of held.decisions) studied.add(issue?.id ?? "");
  const open: string[] = [];
  for (const id of studied) {
    const { state } = await api.ask(getIssueCall, { path: `/issues/${id}` });
    if (state !== "closed") open.push(id);
  }
  expect(closing.every((id) => !open.includes(id))).toBe(true);
  const paper = async () => {
    const answer = await clerk.request.get(`/api/meetings/${first}/documents/minutes`);
    expect(answer.status()).toBe(200);
    return createHash("sha256")
      .update(await answer.body())
      .digest("hex");
  };
  const printed = await paper();
  await expect(clerk.getByText(printed)).toBeVisible();

  await api.ask(buildAgendaCall, { path: `/meetings/${second}/build-agenda`, data: {} });
  expect(new Set(issuesOf(await meetingOf(second), "check"))).toEqual(new Set(open));

  // The second is held and changes the ledger; the first one's paper does not change.
  await begin(clerk, second);
  await press(clerk, "3", "j", "2");
  await publish(clerk, second);
  expect(await paper()).toBe(printed);
  await clerk.goto(`/meetings/follow-up`);
  await expect(clerk.getByRole("row").filter({ hasText: `第${held.ordinal}次会议` })).toBeVisible();
});
