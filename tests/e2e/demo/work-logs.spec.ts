import type { Page } from "@playwright/test";
import { tokenOf } from "../../support/e2e-servers";
import { expect, look, test } from "../../support/office";
import { pngOf } from "../../support/pictures";

const HELPER = "市住房城乡建设局";

/** A project that the reporter's unit helps and does not answer for. */
async function helpedProject(page: Page): Promise<{ id: string; name: string }> {
  const answer = await page.request.get(`/api/v1/projects?pageSize=200&pair=${encodeURIComponent(HELPER)}`, {
    headers: { authorization: `Bearer ${tokenOf("demo", "centre")}` },
  });
  const { items } = await answer.json();
  const found = items.find(
    (item: { responsibleUnit: { name: string } | null }) => item.responsibleUnit?.name !== HELPER,
  );
  if (!found) throw new Error("the demonstration city has changed");
  return found;
}

test("帮扶部门记一笔、附照片，市领导在项目里看到；写错了，更正留痕", async ({ office }) => {
  const reporter = await office.enter("reporter");
  const project = await helpedProject(reporter);
  await reporter.goto(`/projects/${project.id}?tab=logs`);
  await expect(reporter.getByLabel("类别").first()).toHaveValue("department_help");
  await reporter.getByLabel("做了什么").fill("到现场协调管线迁改，议定分三段施工。");
  await reporter
    .getByLabel("选择文件")
    .setInputFiles({ name: "现场踏勘.png", mimeType: "image/png", buffer: pngOf(80, 60) });
  await expect(reporter.getByText("已上传", { exact: true })).toBeVisible();
  await reporter.getByRole("button", { name: "记下" }).click();
  await expect(reporter.getByText("已记下。")).toBeVisible();
  await look(reporter);

  const leader = await office.enter("leader");
  await leader.goto(`/projects/${project.id}?tab=logs`);
  const log = leader.getByRole("listitem").filter({ hasText: "议定分三段施工" });
  await expect(log.getByRole("link", { name: HELPER })).toBeVisible();
  await log.getByRole("button", { name: "查看照片 现场踏勘.png" }).click();
  const photo = leader.getByRole("dialog").getByRole("img", { name: "现场踏勘.png" });
  await expect.poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(80);
  await leader.keyboard.press("Escape");
  await expect(leader.getByRole("button", { name: "记下" })).toHaveCount(0);

  await reporter
    .getByRole("listitem")
    .filter({ hasText: "议定分三段施工" })
    .getByRole("button", { name: "更正" })
    .click();
  const dialog = reporter.getByRole("dialog");
  await dialog.getByLabel("做了什么").fill("到现场协调管线迁改，议定分两段施工。");
  await dialog.getByLabel("更正的原因").fill("段数写错");
  await dialog.getByRole("button", { name: "更正" }).click();
  const corrected = reporter.getByRole("paragraph").filter({ hasText: "议定分两段施工" });
  await expect(corrected.first()).toBeVisible();
  await leader.goto(`/projects/${project.id}?tab=trace`);
  await expect(leader.getByText("原因：段数写错")).toBeVisible();
  await expect(leader.getByText(/议定分三段施工.*改为.*议定分两段施工/)).toBeVisible();
});

test("挂联与帮扶：个个有人联系、有部门帮扶，每个数都点得开", async ({ office }) => {
  const page = await office.enter("leader");
  await page.goto("/coverage");
  // Of the demonstration's 177 all are; other journeys enter a few that are not.
  const linked = page.getByRole("link", { name: /^已(挂联领导|定帮扶部门) \d{3}$/ });
  await expect(linked).toHaveCount(2);
  const [all = ""] = ((await linked.first().textContent()) ?? "").split("/");
  await look(page);
  await linked.first().click();
  await expect(page.getByText(`共 ${all.trim()} 个项目`)).toBeVisible();
  await page.goto("/coverage");
  const row = page.getByRole("row", { name: /市级联系领导01/ });
  const count = (await row.getByRole("cell").first().textContent()) ?? "";
  await row.getByRole("cell").first().getByRole("link").click();
  await expect(page.getByText(`共 ${count.trim()} 个项目`)).toBeVisible();

  await page.goto("/");
  await page.getByRole("link", { name: "我的联系项目" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("市级联系领导01");
  await look(page);
  await page.goto("/work-logs?category=leader_liaison");
  await expect(page.getByRole("combobox", { name: "类别：" })).toHaveValue("leader_liaison");
  await expect(page.getByText(/^共 \d+ 条$/).first()).toBeVisible();
  await look(page);
});
