import { Secret, TOTP } from "otpauth";
import { passwordOf } from "../../support/e2e-servers";
import { expect, look, signIn, test } from "../../support/office";

const WHO = "small-discipline";

test("启用两步登录，用验证码登录，再用一次备用码；记录里看得到", async ({ office }) => {
  test.slow();
  const password = passwordOf("small", WHO);
  const page = await office.visitor();
  await signIn(page, WHO, password);
  await page.waitForURL((url) => url.pathname !== "/login");
  await page.goto("/account");
  await page.getByRole("link", { name: "启用两步登录" }).click();
  await page.getByLabel("当前密码").fill(password);
  await page.getByRole("button", { name: "开始" }).click();
  await expect(page.getByRole("img", { name: "验证器应用的二维码" })).toBeVisible();
  await look(page);
  const key = ((await page.locator("code").textContent()) ?? "").replace(/\s/g, "");
  const code = (steps: number) =>
    new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: Date.now() + steps * 30_000 });
  await page.getByLabel(/6 位数字/).fill(code(-1));
  await page.getByRole("button", { name: "启用" }).click();
  await expect(page.getByText("请保存备用码")).toBeVisible();
  const [backup = ""] = ((await page.locator("code").textContent()) ?? "").split("\n");
  await look(page, "/account/second-factor");

  const other = await office.visitor();
  await signIn(other, WHO, password);
  await expect(other.getByRole("heading", { level: 1 })).toHaveText("输入验证码");
  await other.getByLabel("验证码").fill("abcd-efgh-jkmn");
  await other.getByRole("button", { name: "登录", exact: true }).click();
  await expect(other.getByText("验证码不正确")).toBeVisible();
  await look(other);
  await other.getByLabel("验证码").fill(code(0));
  await other.getByRole("button", { name: "登录", exact: true }).click();
  await other.waitForURL((url) => url.pathname !== "/login");

  const third = await office.visitor();
  await signIn(third, WHO, password);
  await third.getByLabel("验证码").fill(backup);
  await third.getByRole("button", { name: "登录", exact: true }).click();
  await third.waitForURL((url) => url.pathname !== "/login");
  await look(third, "/account");
  await expect(third.getByText("还剩 9 个备用码")).toBeVisible();
  await expect(third.getByText("验证码错误")).toBeVisible();
  await third.getByRole("button", { name: "退出其他所有设备" }).click();
  await third.getByRole("button", { name: "确认退出" }).click();
  await expect(third.getByRole("button", { name: "确认退出" })).toBeHidden();
  await other.goto("/account");
  await expect(other).toHaveURL(/\/login$/);
});
