import { expect, look, test } from "../../support/office";

const RANGE = "from=2017-03&to=2017-10";

test("任意时段的统计：177 个项目、84 黄、33 红、31 黄转绿、14 退出红灯，每个数都打开名单", async ({
  office,
}) => {
  const page = await office.enter("leader");
  await look(page, `/statistics?${RANGE}`);
  for (const figure of ["项目数 177", "曾亮黄灯 84", "曾亮红灯 33", "黄转绿 31", "退出红灯 14"]) {
    await expect(page.getByRole("link", { name: `${figure}，查看名单` })).toBeVisible();
  }
  await page.getByRole("link", { name: "曾亮红灯 33，查看名单" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("曾亮红灯");
  await expect(page.getByText("共 33 个项目")).toBeVisible();
  await expect(page.getByRole("table").getByRole("row")).toHaveCount(34);
  await page.getByRole("link", { name: "返回统计" }).click();
  await expect(page).toHaveURL(/from=2017-03&to=2017-10/);
});

test("逐月变化的数与名单一致；分类表按网址排序，能下载", async ({ office }) => {
  const page = await office.enter("centre");
  await page.goto(`/statistics?${RANGE}&by=region`);
  const october = page
    .getByRole("table", { name: "逐月变化" })
    .getByRole("row")
    .filter({ hasText: "2017年10月" });
  const moved = october.getByRole("link").first();
  const count = Number(await moved.textContent());
  await moved.click();
  await expect(page.getByText(`共 ${count} 个项目`)).toBeVisible();
  await page.goBack();
  const groups = page.getByRole("table", { name: "分类统计" });
  await groups.getByRole("link", { name: "期末红灯" }).click();
  await expect(page).toHaveURL(/sort=-nowRed/);
  await expect(groups.getByRole("columnheader", { name: "期末红灯" })).toHaveAttribute(
    "aria-sort",
    "descending",
  );
  for (const [table, file] of [
    ["分类统计", "亮灯统计-2017-03-2017-10.xlsx"],
    ["逐月变化", "逐月变化-2017-03-2017-10.xlsx"],
  ] as const) {
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: `下载表格：${table}` }).click();
    expect((await download).suggestedFilename()).toBe(file);
  }
});
