import type { APIRequestContext, APIResponse } from "@playwright/test";
import { type Role, roles } from "../../../lib/auth/permissions";
import { tokenOf } from "../../support/e2e-servers";
import {
  calls,
  callsThereAre,
  handlers,
  handlersThereAre,
  type Projects,
  pages,
  pagesThereAre,
} from "../../support/manifest";
import { expect, test } from "../../support/office";

const kinds = ["ofUnit", "ofRegion", "elsewhere"] as const;

const authorised = (role: Role) => ({ authorization: `Bearer ${tokenOf("demo", role)}` });

/** What a reader sees of a page: the words without the scripts, which carry all messages. */
const shown = async (answer: APIResponse): Promise<string> =>
  (await answer.text()).replace(/<script[\s\S]*?<\/script>/g, "");

type Listed = { id: string; responsibleUnit: { id: string }; leaders: { id: string }[] };

async function listed(request: APIRequestContext, query: string): Promise<Listed[]> {
  const answer = await request.get(`/api/v1/projects?pageSize=200&${query}`, {
    headers: authorised("centre"),
  });
  expect(answer.status()).toBe(200);
  const { items } = await answer.json();
  return items;
}

async function someProjects(request: APIRequestContext): Promise<Projects> {
  const ofUnit = await listed(request, `unit=${encodeURIComponent("市住房城乡建设局")}&region=512002`);
  const ofRegion = await listed(request, "region=512021");
  const elsewhere = await listed(request, "region=512022");
  const [a, b, c] = [ofUnit[0]?.id, ofRegion[0]?.id, elsewhere[0]?.id];
  if (!a || !b || !c) throw new Error("the demonstration city has changed");
  return { ofUnit: a, ofRegion: b, elsewhere: c };
}

/** One with projects in every county. */
async function someProgramme(request: APIRequestContext): Promise<string> {
  const answer = await request.get("/api/v1/programmes", { headers: authorised("coordinator") });
  const [first] = (await answer.json()).items;
  return first.id;
}

/** One that a close of the demonstration has opened. */
async function someCase(request: APIRequestContext): Promise<string> {
  const answer = await request.get("/api/v1/cases", { headers: authorised("discipline") });
  const [first] = (await answer.json()).items;
  return first.id;
}

/** The draft that the demonstration weighs. */
async function someDraft(request: APIRequestContext): Promise<string> {
  const answer = await request.get("/api/v1/rules", { headers: authorised("centre") });
  const [first] = (await answer.json()).drafts;
  return first.id;
}

/** The city's, which every county's office and the reporter's unit attend. */
async function someSeries(request: APIRequestContext): Promise<string> {
  const answer = await request.get("/api/v1/series?level=3", { headers: authorised("centre") });
  const [first] = (await answer.json()).items;
  return first.id;
}

/** The city's next, which the reporter's unit and every county's office attend. */
async function someMeeting(request: APIRequestContext): Promise<string> {
  const answer = await request.get("/api/v1/meetings?level=3", { headers: authorised("centre") });
  const [first] = (await answer.json()).items;
  return first.id;
}

/** A change request of each kind of project; that of the unit is the reporter's own. */
async function someChanges(request: APIRequestContext): Promise<Projects> {
  const changeOf = async (query: string) => {
    const projects = new Set((await listed(request, query)).map(({ id }) => id));
    const answer = await request.get("/api/v1/changes?pageSize=200", { headers: authorised("centre") });
    const { items } = (await answer.json()) as { items: { id: string; project: { id: string } }[] };
    const found = items.find(({ project }) => projects.has(project.id));
    if (!found) throw new Error("the demonstration city has changed");
    return found.id;
  };
  return {
    ofUnit: await changeOf(`unit=${encodeURIComponent("市住房城乡建设局")}&region=512002`),
    ofRegion: await changeOf(`unit=${encodeURIComponent("安岳县住房城乡建设局")}`),
    elsewhere: await changeOf("region=512022"),
  };
}

/** An issue on the reporter's unit, one of the coordinator's region at level 1, one of neither. */
async function someIssues(request: APIRequestContext): Promise<Projects> {
  type Item = { id: string; leadUnit: { name: string } | null };
  const seenBy = async (role: Role, query: string): Promise<Item[]> => {
    const answer = await request.get(`/api/v1/issues?pageSize=200&kind=problem&${query}`, {
      headers: authorised(role),
    });
    expect(answer.status()).toBe(200);
    return (await answer.json()).items;
  };
  const [mine, region] = [await seenBy("reporter", ""), await seenBy("coordinator", "")];
  const isIn = (list: Item[], { id }: Item) => list.some((item) => item.id === id);
  const own = await seenBy("reporter", `unit=${encodeURIComponent("市住房城乡建设局")}`);
  const low = await seenBy("coordinator", "level=1");
  const ofUnit = own.find((item) => !isIn(region, item));
  const ofRegion = low.find((item) => !isIn(mine, item) && !item.leadUnit?.name.startsWith("安岳县"));
  const elsewhere = (await seenBy("centre", "")).find((item) => !isIn(mine, item) && !isIn(region, item));
  if (!ofUnit || !ofRegion || !elsewhere) throw new Error("the demonstration city has changed");
  return { ofUnit: ofUnit.id, ofRegion: ofRegion.id, elsewhere: elsewhere.id };
}

type Accounted = { meetings: Projects; accounting: Projects };

/**
 * A published meeting of the city, one of the coordinator's region, one of another region, each with a unit that
 * accounted there.
 */
async function someMeetings(request: APIRequestContext): Promise<Accounted> {
  type Item = { id: string };
  type Found = { id: string; unitId: string };
  const published = async (role: Role, query = ""): Promise<Item[]> => {
    const answer = await request.get(`/api/v1/meetings?pageSize=200&state=published${query}`, {
      headers: authorised(role),
    });
    expect(answer.status()).toBe(200);
    return (await answer.json()).items;
  };
  const accounted = async (list: Item[]): Promise<Found> => {
    for (const { id } of list) {
      const answer = await request.get(`/api/v1/meetings/${id}`, { headers: authorised("centre") });
      const { items } = (await answer.json()) as { items: { unit: { id: string } | null }[] };
      const unitId = items.find(({ unit }) => unit !== null)?.unit?.id;
      if (unitId) return { id, unitId };
    }
    throw new Error("the demonstration city has changed");
  };
  const isIn = (list: Item[], { id }: Item) => list.some((item) => item.id === id);
  const [mine, region] = [await published("reporter"), await published("coordinator")];
  const low = await published("centre", "&level=1");
  const [ofUnit, ofRegion, elsewhere] = [
    await accounted((await published("reporter", "&level=3")).filter((item) => isIn(region, item))),
    await accounted(low.filter((item) => isIn(region, item) && !isIn(mine, item))),
    await accounted(low.filter((item) => !isIn(region, item) && !isIn(mine, item))),
  ];
  return {
    meetings: { ofUnit: ofUnit.id, ofRegion: ofRegion.id, elsewhere: elsewhere.id },
    accounting: { ofUnit: ofUnit.unitId, ofRegion: ofRegion.unitId, elsewhere: elsewhere.unitId },
  };
}

/** What the walk is about; looked up once, nothing of it is changed here. */
async function lookUp(request: APIRequestContext) {
  const [one] = await listed(request, `unit=${encodeURIComponent("市住房城乡建设局")}`);
  return {
    projects: await someProjects(request),
    changes: await someChanges(request),
    issues: await someIssues(request),
    ...(await someMeetings(request)),
    caseId: await someCase(request),
    programmeId: await someProgramme(request),
    draftId: await someDraft(request),
    seriesId: await someSeries(request),
    meetingId: await someMeeting(request),
    unitId: one?.responsibleUnit.id ?? "",
    leaderId: one?.leaders[0]?.id ?? "",
  };
}
let found: ReturnType<typeof lookUp> | undefined;
const subjects = (request: APIRequestContext) => {
  found ??= lookUp(request);
  return found;
};

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
