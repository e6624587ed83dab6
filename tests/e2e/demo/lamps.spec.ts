import { tokenOf } from "../../support/e2e-servers";
import { expect, look, test } from "../../support/office";

test("纪委监委看得到问责的内容和固定的依据，别人只知道有，页面像不存在", async ({ office, request }) => {
  const page = await office.enter("discipline");
  await look(page, "/");
  await look(page, "/cases");
  const first = page.getByRole("link", { name: /^WZ-2017-\d{4}$/ }).first();
  const number = (await first.textContent()) ?? "";
  await first.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(number);
  await expect(page.getByText("立案时固定，以后更正不改变这里的内容。")).toBeVisible();
  await expect(page.getByText(/截至2017年\d+月，红灯连续 2 个月/)).toBeVisible();
  await look(page);
  const address = new URL(page.url()).pathname;

  const centre = await office.enter("centre");
  office.expectComplaint(/404/);
  await centre.goto(address);
  await expect(centre.getByText("没有找到这一页")).toBeVisible();
  await centre.goto("/board");
  await expect(centre.getByText("已启动问责").first()).toBeVisible();
  const answer = await request.get(`/api/v1${address}`, {
    headers: { authorization: `Bearer ${tokenOf("demo", "centre")}` },
  });
  expect(answer.status()).toBe(404);
});

test("本月公布时将亮红灯，除非…：项目中心、领导、单位各看各的", async ({ office }) => {
  const centre = await office.enter("centre");
  await look(centre, "/lamps/ahead");
  await expect(centre.getByRole("heading", { level: 1 })).toHaveText("11月公布时将亮红灯，除非…");
  await expect(centre.getByRole("rowheader").first()).toBeVisible();
  await expect(centre.getByText(/11月底累计完成 [\d,.]+ 万元，再完成 [\d,.]+ 万元/).first()).toBeVisible();
  await expect(centre.getByText(/还有 \d+ 天/).first()).toBeVisible();

  const leader = await office.enter("leader");
  await leader.goto("/");
  await expect(leader.getByRole("heading", { name: "11月公布时将亮红灯" })).toBeVisible();
  await look(leader, "/lamps/ahead");
  const reporter = await office.enter("reporter");
  await look(reporter, "/lamps/ahead");
  for (const page of [centre, reporter]) {
    await look(page, "/lamps/overrides");
    await look(page, "/lamps/revisions");
  }
});
