import { expect, look, signIn, test } from "../../support/office";

test("系统管理员重置一个密码：只显示一次，先改再用；停用后立即进不来", async ({ office }) => {
  const admin = await office.enter("admin");
  await admin.goto("/settings/users?q=reporter-40");
  await admin.getByRole("link", { name: "reporter-40" }).click();
  await admin.waitForURL(/\/settings\/users\/[\w-]{20,}/);
  await look(admin);
  await admin.getByRole("button", { name: "重置密码" }).click();
  await admin.getByRole("button", { name: "确认重置密码" }).click();
  const password = (await admin.locator("code").textContent()) ?? "";
  expect(password.length).toBeGreaterThan(10);
  await admin.getByRole("button", { name: "关闭" }).click();

  const person = await office.visitor();
  await signIn(person, "reporter-40", password);
  await expect(person).toHaveURL(/\/account\/password$/);
  await person.goto("/filing");
  await expect(person).toHaveURL(/\/account\/password$/);

  await admin.reload();
  await admin.getByRole("button", { name: "停用账号" }).click();
  await admin.getByRole("button", { name: "确认停用" }).click();
  await expect(admin.getByText("该账号已停用。")).toBeVisible();
  await person.goto("/");
  await expect(person).toHaveURL(/\/login/);
});

test("自己的令牌：只显示一次，能读不能写，撤销后什么都不能", async ({ office, request }) => {
  const page = await office.enter("coordinator");
  await page.goto("/account");
  await page.getByLabel("用途").fill("走查");
  await page.getByRole("button", { name: "新建令牌" }).click();
  const token = (await page.locator("code").textContent()) ?? "";
  const headers = { authorization: `Bearer ${token}` };
  expect((await request.get("/api/v1/board", { headers })).status()).toBe(200);
  const write = await request.post("/api/v1/periods/2017-11/lock", { headers });
  expect(write.status()).toBe(403);
  expect((await write.json()).code).toBe("FORBIDDEN");
  await page.reload();
  await look(page);
  await page.getByRole("row").filter({ hasText: "走查" }).getByRole("button", { name: "撤销" }).click();
  await page.getByRole("button", { name: "确认撤销" }).click();
  await expect(page.getByText("已撤销")).toBeVisible();
  expect((await request.get("/api/v1/board", { headers })).status()).toBe(401);
});
