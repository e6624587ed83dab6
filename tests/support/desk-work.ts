import type { Page } from "@playwright/test";
import { expect, look, signIn } from "./office";

/** The first sign-in with a handed-out password leads to choosing one's own. */
export async function enterFirst(
  page: Page,
  username: string,
  handedOut: string,
  own: string,
): Promise<void> {
  await signIn(page, username, handedOut);
  await expect(page).toHaveURL(/\/account\/password$/);
  await expect(page.getByText("您用的是发放的初始密码")).toBeVisible();
  await page.getByLabel("当前密码").fill(handedOut);
  await page.getByLabel(/^新密码/).fill(own);
  await page.getByLabel("再输一次新密码").fill(own);
  await page.getByRole("button", { name: "保存新密码" }).click();
  await page.getByRole("link", { name: "进入工作台" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("我的工作台");
}

/** Makes an account and answers the password that is shown once. */
export async function addAccount(page: Page, username: string, name: string, role: string, unit?: string) {
  await look(page, "/settings/users/new");
  await page.getByLabel("用户名").fill(username);
  await page.getByLabel("名称").fill(name);
  await page.getByLabel("角色").selectOption({ label: role });
  if (unit) await page.getByLabel(/^单位/).selectOption({ label: unit });
  await page.getByRole("button", { name: "新增并生成密码" }).click();
  await expect(page.getByText(`账号 ${username} 已建好`)).toBeVisible();
  return (await page.locator("code").textContent()) ?? "";
}

/** Puts a file into the page's file field. */
export const choose = (page: Page, file: string | { name: string; mimeType: string; buffer: Buffer }) =>
  page.locator('input[type="file"]').setInputFiles(file);

/** A button that asks first, and the verb that answers it. */
export const confirm = async (page: Page, button: string, verb: string): Promise<void> => {
  await page.getByRole("button", { name: button, exact: true }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: verb, exact: true }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
};
