import { confirm } from "../../../support/desk-work";
import { countEffort } from "../../../support/effort";
import { expect, look, test } from "../../../support/office";
import { OWN, project } from "./district";
import { openReport } from "./filing";

/** The month is locked, closed, opened again to be put right, and a lamp is judged otherwise. */
export function publishing(): void {
  test("项目中心：锁定，预览，公布；亮灯榜上有灯、原因和数字", async ({ office }) => {
    const page = await office.enter("centre", OWN.centre);
    await page.goto("/filing/cycle");
    await expect(page.getByRole("button", { name: "亮灯公布" }).first()).toBeDisabled();
    await confirm(page, "立即锁定", "立即锁定");
    await expect(page.getByText("公布预览")).toBeVisible();
    await expect(page.getByText("未报、退回未改的 99 个项目，将按未报亮灯。")).toBeVisible();
    await look(page);
    // Who is missing and what changes stand on one page with the close, which asks once (interface.md).
    const effort = await countEffort(page);
    await page.reload();
    await confirm(page, "亮灯公布", "亮灯公布");
    await expect(page.getByText("2018年3月及以前都已公布")).toBeVisible();
    expect(await effort()).toEqual({ pages: 1, fields: 0, clicks: 2 });
    await look(page);

    await look(page, "/board");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("2018年3月亮灯榜");
    const row = page.getByRole("row").filter({ hasText: project.name });
    await expect(row).toContainText("黄 1 个月");
    await expect(row).toContainText(/投资完成序时的 [\d.]+%（1\.00 \/ [\d,.]+ 万元）/);
    await expect(row).toContainText("标准：不低于 80%");
    await expect(row).toContainText(/4月底累计完成 [\d,.]+ 万元，再完成 [\d,.]+ 万元/);
    const silent = page.getByRole("row").filter({ hasText: "3月未报" });
    await expect(silent.first()).toContainText("未报不得亮绿灯");

    // And the whole way can be read back.
    await page.goto(`${project.href}?tab=trace`);
    for (const words of ["导入名单", "确认年度计划", "报送月报", "退回月报", "审核通过月报", "亮灯"]) {
      await expect(page.getByText(words).first()).toBeVisible();
    }
    await look(page);
  });

  test("公布之后的月报改不动，重新打开要写理由", async ({ office }) => {
    const reporter = await office.enter("zhujian-01", OWN.reporter);
    await openReport(reporter);
    await expect(reporter.getByRole("button", { name: /提交/ })).toHaveCount(0);

    const page = await office.enter("centre", OWN.centre);
    await page.goto("/filing/cycle");
    await page.getByRole("button", { name: "重新打开" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "重新打开" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await page.getByLabel("理由").fill("住建局一个项目的投资额填错");
    await page.getByRole("dialog").getByRole("button", { name: "重新打开" }).click();
    await expect(page.getByText(/这个月已重新打开/)).toBeVisible();
    await page.goto("/board");
    await expect(page.getByText(/本期正在重开更正，仍以已公布的第 1 版为准/)).toBeVisible();
    await page.goto("/filing/cycle");
    await confirm(page, "再次公布", "亮灯公布");
    await page.goto("/board");
    await expect(page.getByText(/第 2 版/).first()).toBeVisible();
  });

  test("项目中心：公布之前写明理由和依据改判；榜上带标记，改判和各版都查得到，可以撤回", async ({
    office,
  }) => {
    const page = await office.enter("centre", OWN.centre);
    await page.goto("/filing/cycle");
    await page.getByRole("button", { name: "重新打开" }).click();
    await page.getByLabel("理由").fill("改判复核");
    await page.getByRole("dialog").getByRole("button", { name: "重新打开" }).click();
    await expect(page.getByText(/这个月已重新打开/)).toBeVisible();

    await page.goto(`${project.href}?tab=lamps`);
    await page.getByText("改判2018年3月的灯").click();
    await page.getByRole("button", { name: "改判", exact: true }).click();
    await expect(page.locator("main").getByRole("alert")).toBeVisible();
    await page.getByLabel("改为").selectOption({ label: "绿灯" });
    await page.getByRole("textbox", { name: "理由" }).fill("征地由区里统一推进");
    await page.getByRole("textbox", { name: "依据" }).fill("区政府专题会议纪要〔2018〕3号");
    await page.getByRole("button", { name: "改判", exact: true }).click();
    await expect(page.getByText("2018年3月已改判为")).toBeVisible();
    await look(page);

    await page.goto("/filing/cycle");
    const changed = page.getByRole("row").filter({ hasText: project.name });
    await expect(changed).toContainText("改判");
    await look(page);
    await confirm(page, "再次公布", "亮灯公布");
    await page.goto("/board?all=1");
    const row = page.getByRole("row").filter({ hasText: project.name });
    await expect(row).toContainText("绿灯改判");
    await expect(row).toContainText("按规则推算为黄灯");
    await expect(row).toContainText("征地由区里统一推进");
    await page.getByRole("link", { name: "本期改判 1 个" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("人工改判");
    await expect(page.getByRole("row").filter({ hasText: project.name })).toContainText("已生效");
    await look(page);

    await look(page, "/lamps/revisions");
    await expect(page.getByText(/重新打开：改判复核/)).toBeVisible();
    const difference = page.getByRole("row").filter({ hasText: project.name });
    await expect(difference).toContainText("黄 1 个月");
    await expect(difference).toContainText("绿灯改判");

    // A unit reads it of its own project too.
    const reporter = await office.enter("zhujian-01", OWN.reporter);
    await reporter.goto("/lamps/overrides");
    await expect(reporter.getByText("区政府专题会议纪要〔2018〕3号")).toBeVisible();
    await reporter.goto(`${project.href}?tab=lamps`);
    await expect(reporter.getByText("改判2018年3月的灯")).toHaveCount(0);
  });
}
