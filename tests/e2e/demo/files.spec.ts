import type { Page } from "@playwright/test";
import { roles } from "../../../lib/auth/permissions";
import { tokenOf } from "../../support/e2e-servers";
import { expect, look, test } from "../../support/office";
import { pngOf } from "../../support/pictures";

const photo = { name: "现场照片.png", mimeType: "image/png", buffer: pngOf(60, 40) };
const script = { name: "现场.jpg", mimeType: "image/jpeg", buffer: Buffer.from("<svg onload=alert(1)>") };

async function projectOfUnit(page: Page): Promise<string> {
  const answer = await page.request.get("/api/v1/projects?pageSize=1&unit=市住房城乡建设局", {
    headers: { authorization: `Bearer ${tokenOf("demo", "centre")}` },
  });
  const { items } = await answer.json();
  return items[0].id;
}

test("文件放进项目，看得到的人下载得到，别人像不存在；移除要写原因", async ({ office, baseURL, request }) => {
  office.expectComplaint(/status of 422/);
  const page = await office.enter("reporter");
  const id = await projectOfUnit(page);
  await page.goto(`/projects/${id}?tab=files`);
  await page.getByLabel("选择文件").setInputFiles([photo, script]);
  await expect(page.getByText("“现场.jpg”不能上传")).toBeVisible();
  await expect(page.getByText("已上传", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "去掉 现场.jpg" }).click();
  await page.getByRole("button", { name: "保存" }).click();
  const link = page.getByRole("link", { name: "现场照片.png" });
  await expect(link).toBeVisible();
  await look(page);
  const address = (await link.getAttribute("href")) ?? "";

  const answer = await page.request.get(address);
  expect((await answer.body()).equals(photo.buffer)).toBe(true);
  expect(answer.headers()).toMatchObject({
    "content-type": "image/png",
    "content-disposition": expect.stringMatching(/^attachment; .*%E7%8E%B0/),
    "content-security-policy": "sandbox; default-src 'none'",
    "x-content-type-options": "nosniff",
    "cache-control": "private, no-store",
  });

  expect((await request.get(address)).status()).toBe(401);
  for (const role of roles) {
    const other = role === "reporter" ? page : await office.enter(role);
    const sees = ["reporter", "centre", "leader", "discipline"].includes(role);
    for (const path of [address, `${address}/thumbnail`]) {
      expect((await other.request.get(path)).status(), `${role} ${path}`).toBe(sees ? 200 : 404);
    }
  }

  const send = (headers: Record<string, string>) =>
    page.request.post("/api/files", { headers: { "x-file-name": "a.png", ...headers }, data: photo.buffer });
  expect((await send({ origin: "https://elsewhere.example" })).status()).toBe(403);
  expect((await send({})).status()).toBe(403);
  expect((await send({ origin: baseURL ?? "" })).status()).toBe(201);
  const anonymous = { headers: { origin: baseURL ?? "" }, data: photo.buffer };
  expect((await request.post("/api/files", anonymous)).status()).toBe(401);

  await page.getByRole("button", { name: "移除" }).click();
  await page.getByLabel("移除的原因").fill("传错了");
  await page.getByRole("dialog").getByRole("button", { name: "移除" }).click();
  await expect(link).toHaveCount(0);
  await page.goto(`/projects/${id}?tab=trace`);
  await expect(page.getByText("移除附件")).toBeVisible();
  await expect(page.getByText("原因：传错了")).toBeVisible();
  expect((await page.request.get(address)).status()).toBe(404);
});
