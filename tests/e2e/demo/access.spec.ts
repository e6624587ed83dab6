import type { APIResponse } from "@playwright/test";
import { roles } from "../../../lib/auth/permissions";
import { calls } from "../../support/manifest/calls";
import { handlers, pages } from "../../support/manifest/pages";
import { callsThereAre, handlersThereAre, pagesThereAre } from "../../support/manifest/there-are";
import { expect, test } from "../../support/office";
import { authorised, subjects } from "../../support/walk-subjects";

const kinds = ["ofUnit", "ofRegion", "elsewhere"] as const;

/** What a reader sees of a page: the words without the scripts, which carry all messages. */
const shown = async (answer: APIResponse): Promise<string> =>
  (await answer.text()).replace(/<script[\s\S]*?<\/script>/g, "");

test("每一个页面、每一个接口都写明谁能看", () => {
  expect(pagesThereAre()).toEqual(Object.keys(pages).sort());
  expect(callsThereAre()).toEqual(Object.keys(calls).sort());
  expect(handlersThereAre()).toEqual(handlers);
});

test("没有登录：页面转到登录，接口一律 401，都不说有没有", async ({ request }) => {
  const { projects } = await subjects(request);
  for (const path of pagesThereAre().filter((one) => one !== "/login")) {
    const address = path.replace("[projectId]", projects.ofUnit).replace(/\[\w+\]/, projects.ofUnit);
    const answer = await request.get(address, { maxRedirects: 0 });
    expect([answer.status(), new URL(answer.headers().location ?? "", "http://x").pathname], path).toEqual([
      307,
      "/login",
    ]);
  }
  for (const call of callsThereAre().filter((one) => one !== "GET /openapi.json")) {
    const [method, path = ""] = call.split(" ");
    const address = path.replace("[period]", "2017-11").replace("[year]", "2017").replace("[version]", "1");
    const answer = await request.fetch(`/api/v1${address.replace(/\[\w+\]/, projects.ofUnit)}`, {
      method,
      ...(method === "GET" ? {} : { data: {} }),
    });
    expect(answer.status(), call).toBe(401);
    expect(answer.headers()["content-type"], call).toContain("application/problem+json");
  }
});

for (const role of roles) {
  test(`${role}：能看的看得到，不能看的像不存在`, async ({ office, request }) => {
    const { projects, changes, issues, meetings, ...about } = await subjects(request);
    const page = await office.enter(role);
    const admin = role === "admin";
    const users = admin ? await page.request.get("/settings/users") : null;
    const userId =
      /\/settings\/users\/([\w-]{20,})/.exec((await users?.text()) ?? "")?.[1] ?? projects.ofUnit;
    for (const [path, rule] of Object.entries(pages)) {
      if (path === "/login") {
        // Somebody who is in is led to the desk.
        const answer = await page.request.get(path, { maxRedirects: 0 });
        expect(answer.status()).toBe(307);
      } else if ("roles" in rule) {
        const address = path
          .replace("[unitId]", about.unitId)
          .replace("[userId]", userId)
          .replace("[caseId]", about.caseId)
          .replace("[programmeId]", about.programmeId)
          .replace("[draftId]", about.draftId)
          .replace("[seriesId]", about.seriesId)
          .replace("[meetingId]", about.meetingId)
          .replace("[leaderId]", about.leaderId);
        const answer = await page.request.get(address + (rule.query ?? ""), { maxRedirects: 0 });
        expect(answer.status(), `${role} ${path}`).toBe(rule.roles.includes(role) ? 200 : 404);
      } else {
        const [may, ids] =
          "projects" in rule
            ? [rule.projects, projects]
            : "changes" in rule
              ? [rule.changes, changes]
              : "issues" in rule
                ? [rule.issues, issues]
                : [rule.meetings, meetings];
        for (const kind of kinds) {
          const inner = path.replace("[unitId]", about.accounting[kind]);
          const address = inner.replace(/\[\w+\]/, ids[kind]) + (rule.query ?? "");
          const answer = await page.request.get(address, { maxRedirects: 0 });
          const expected = may[kind].includes(role) ? 200 : 404;
          expect(answer.status(), `${role} ${path} ${kind}`).toBe(expected);
        }
      }
    }
  });

  test(`${role} 的令牌：同样的权限，写不了别人的`, async ({ request }) => {
    const { projects, changes, issues, meetings, ...about } = await subjects(request);
    const stands: [string, string][] = [
      ["/programmes/", about.programmeId],
      ["/cases/", about.caseId],
      ["/rules/", about.draftId],
      ["/series/", about.seriesId],
    ];
    const send = (call: string, about: string) => {
      const id = stands.find(([part]) => call.includes(part))?.[1] ?? about;
      const [method, path = ""] = call.split(" ");
      const { body, query = "", upload, at } = calls[call] ?? { query: "" };
      const period = /^\d{4}-\d\d$/.test(query) ? query : path.startsWith("/reports") ? "2017-10" : "2017-11";
      const address = (at ?? path)
        .replace("[period]", period)
        .replace("[year]", "2017")
        .replace("[version]", "1")
        .replace(/\[\w+\]/, id);
      const file = {
        name: "名单.xlsx",
        mimeType: "application/octet-stream",
        buffer: Buffer.from("%PDF-1.7\n"),
      };
      return request.fetch(`/api/v1${address}${query.startsWith("?") ? query : ""}`, {
        method,
        headers: authorised(role),
        ...(upload
          ? { multipart: { file, ...(call.includes("/imports/") ? { dryRun: "true" } : {}) } }
          : body === undefined
            ? {}
            : { data: body }),
      });
    };
    for (const [call, rule] of Object.entries(calls)) {
      if ("roles" in rule) {
        const status = (await send(call, projects.ofUnit)).status();
        expect(status, `${role} ${call}`).toBe(rule.roles.includes(role) ? rule.status : rule.refused);
      } else {
        const [may, ids] =
          "projects" in rule
            ? [rule.projects, projects]
            : "changes" in rule
              ? [rule.changes, changes]
              : "issues" in rule
                ? [rule.issues, issues]
                : [rule.meetings, meetings];
        for (const kind of kinds) {
          const answer = await send(call, ids[kind]);
          if (may[kind].includes(role)) {
            expect(answer.status(), `${role} ${call} ${kind}`).toBe(rule.status);
          } else {
            // What one may see but not touch is forbidden; what one may not see is not there.
            const seen =
              calls[
                "issues" in rule
                  ? "GET /issues/[id]"
                  : "meetings" in rule
                    ? "GET /meetings/[id]"
                    : "GET /projects/[id]"
              ];
            const seers =
              seen &&
              ("projects" in seen
                ? seen.projects
                : "issues" in seen
                  ? seen.issues
                  : "meetings" in seen && seen.meetings);
            const sees = seers ? seers[kind].includes(role) : false;
            // Reading what publishing would do is the holder's; all else that is read is for whoever sees.
            const reads = call.startsWith("GET") && !call.endsWith("/publish");
            const expected = sees && !reads ? [403, 404] : [404];
            expect(expected, `${role} ${call} ${kind}`).toContain(answer.status());
          }
        }
      }
    }
  });
}

test("读取不改变任何东西，也不接受以 GET 写", async ({ request }) => {
  for (const call of callsThereAre().filter((one) => !one.startsWith("GET"))) {
    const path = call.split(" ")[1] ?? "";
    if (callsThereAre().includes(`GET ${path}`)) continue;
    const address = path.replace(/\[\w+\]/g, "2017-11");
    const answer = await request.get(`/api/v1${address}`, { headers: authorised("centre") });
    expect(answer.status(), call).toBe(405);
  }
});

test("别的网站发来的表单被拒绝，哪怕带着登录", async ({ office, baseURL }) => {
  const page = await office.enter("centre");
  // The form as a browser without a script would send it.
  const html = await (await page.request.get("/account/password")).text();
  const form = /<form[^>]*>(?:(?!<\/form>)[\s\S])*name="current"[\s\S]*?<\/form>/.exec(html)?.[0] ?? "";
  const decoded = (text: string) => text.replaceAll("&quot;", '"').replaceAll("&amp;", "&");
  const fields = [...form.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)].map(
    ([, name = "", value = ""]) => [name, decoded(value)] as const,
  );
  expect(fields.length).toBeGreaterThan(0);
  const send = (headers: Record<string, string>) =>
    page.request.post("/account/password", {
      headers,
      multipart: Object.fromEntries([
        ...fields,
        ["current", "wrong"],
        ["next", "Some-new-1"],
        ["repeat", "Some-new-1"],
      ]),
    });
  const foreign: Record<string, string>[] = [{ origin: "https://elsewhere.example" }, {}];
  for (const headers of foreign) {
    const answer = await send(headers);
    const refused = answer.status() >= 400 || (await shown(answer)).includes("不是从本系统");
    expect(refused, JSON.stringify(headers)).toBe(true);
  }
  // The same form from its own page gets as far as the password.
  const own = await send({ origin: baseURL ?? "" });
  expect(own.status()).toBe(200);
  expect(await shown(own)).toContain("当前密码不正确");
});
