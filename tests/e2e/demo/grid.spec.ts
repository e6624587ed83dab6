import type { APIRequestContext } from "@playwright/test";
import * as projects from "../../../lib/web/contract/projects";
import { client } from "../../support/api-client";
import { expect, look, test } from "../../support/office";

const UNIT = "市水务局";
const address = `/filing/grid?unit=${encodeURIComponent(UNIT)}`;

/** Projects of this journey's own, in the plan of the open month's year. */
async function enter(request: APIRequestContext, names: readonly string[]): Promise<void> {
  const centre = client(request, "centre");
  for (const name of names) {
    await centre.ask(projects.createProjectCall, {
      data: {
        name,
        nature: "continuing",
        category: "水利",
        responsibleUnit: UNIT,
        stage: "building",
        plan: { year: 2017, annualPlan: 1200, confirmed: true },
        milestones: [{ name: "主体封顶", planned: "2018-03-31" }],
      },
    });
  }
}

test("一个单位的项目在一页上逐行填：草稿自己存，方向键换行，交一行，再一起交", async ({
  office,
  request,
}) => {
  const names = [1, 2, 3].map((number) => `逐行走查${number} ${Date.now()}`);
  await enter(request, names);
  const page = await office.enter("centre");
  await page.goto("/filing");
  await page.getByRole("link", { name: "逐行填报" }).click();
  await page.goto(address);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("逐行填报");
  const [first, second, third] = names.map((name) => page.getByRole("form", { name }));
  if (!first || !second || !third) throw new Error("three rows");
  const money = "本月完成投资（万元）";

  await first.getByLabel(money).fill("60");
  await expect(first.getByText(/草稿已于 \d\d:\d\d 自动保存/)).toBeVisible({ timeout: 15_000 });
  await first.getByLabel("年初至今形象进度").fill("完成清淤 3 公里");
  await first.getByLabel(money).press("ArrowDown");
  await expect(second.getByLabel(money)).toBeFocused();
  await page.keyboard.type("1,050");
  await second.getByLabel("年初至今形象进度").fill("完成护岸");
  await second.getByLabel("年初至今形象进度").press("Control+ArrowUp");
  await expect(first.getByLabel("年初至今形象进度")).toBeFocused();

  // One row by the keyboard; what is wanting is said at its field.
  await third.getByLabel("本月进展及手续").fill("还没有数");
  await third.getByLabel("本月进展及手续").press("Control+Enter");
  await expect(third.getByText("必填")).toBeVisible();
  await first.getByLabel("年初至今形象进度").press("Control+Enter");
  await expect(first.getByText("待审核")).toBeVisible();
  await expect(first.getByRole("button", { name: /重新提交/ })).toBeVisible();

  await third.getByLabel(money).fill("1050");
  await page.getByRole("button", { name: /^提交填好的 \d+ 个/ }).click();
  await expect(page.getByText(/^已提交 \d+ 个$/)).toBeVisible({ timeout: 20_000 });
  for (const row of [second, third]) await expect(row.getByText("待审核")).toBeVisible();
  await page.reload();
  await expect(second.getByLabel(money)).toHaveValue("1,050.00");
  await expect(second.getByText("待审核")).toBeVisible();
});

test("逐行填报的页面：三种宽度，手机上逐个填报", async ({ office, request }) => {
  const name = `逐行看一看 ${Date.now()}`;
  await enter(request, [name]);
  const page = await office.enter("centre");
  await look(page, address);
  await page.setViewportSize({ width: 375, height: 768 });
  await expect(page.getByRole("form", { name })).toBeHidden();
  await page.getByRole("link", { name }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("11月月报");
});
