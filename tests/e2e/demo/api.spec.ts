import * as boards from "../../../lib/web/contract/board";
import * as bulkEdits from "../../../lib/web/contract/bulk-edits";
import * as lamps from "../../../lib/web/contract/lamps";
import * as periods from "../../../lib/web/contract/periods";
import * as programmes from "../../../lib/web/contract/programmes";
import * as projects from "../../../lib/web/contract/projects";
import * as reports from "../../../lib/web/contract/reports";
import { client } from "../../support/api-client";
import { tokenOf } from "../../support/e2e-servers";
import { expect, test } from "../../support/office";

test("统计：177 个项目，84 个亮过黄灯，33 个亮过红灯，31 个黄转绿，14 次退出红灯", async ({ request }) => {
  const { ask } = client(request, "leader");
  const counted = await ask(boards.lampStatisticsCall, { query: "?from=2017-03&to=2017-10" });
  expect(counted).toMatchObject({
    projects: 177,
    now: { red: 19, yellow: 20, green: 138, paused: 0 },
    everYellow: 84,
    everRed: 33,
    yellowToGreen: 31,
    redExits: 14,
  });
  const board = await ask(boards.boardCall, { query: "?period=2017-10" });
  expect(board.counts).toEqual({ red: 19, yellow: 20, green: 138, paused: 0 });
  expect(board.projects).toHaveLength(177);
  expect(board.months.map((month) => month.period)).toEqual([
    ...["2017-03", "2017-04", "2017-05", "2017-06", "2017-07", "2017-08", "2017-09", "2017-10"],
  ]);
});

test("推演：同样的事实在库里和在推演里亮同样的灯", async ({ request }) => {
  const { ask } = client(request, "centre");
  const board = await ask(boards.boardCall);
  const red = board.projects.filter((project) => project.lamp === "red").slice(0, 5);
  expect(red).toHaveLength(5);
  for (const { projectId, behindRun, redRun } of red) {
    const { decisions } = await ask(lamps.projectLampsCall, { path: `/projects/${projectId}/lamps` });
    expect(decisions.map((decision) => decision.period)).toEqual(
      decisions.map((decision) => decision.period).toSorted((a, b) => (a < b ? 1 : -1)),
    );
    const facts = decisions[0]?.inputs as object;
    const replayed = await ask(lamps.simulateCall, {
      data: { from: "2017-03", to: "2017-10", projects: [{ key: "它", ...facts }] },
    });
    expect(replayed.decisions.at(-1)).toMatchObject({ period: "2017-10", lamp: "red", behindRun, redRun });
    const stored = decisions.map(({ period, lamp }) => [period, lamp]).reverse();
    expect(replayed.decisions.map(({ period, lamp }) => [period, lamp])).toEqual(stored);
  }
});

test("推演不保存，规则可改，错误指明字段", async ({ request }) => {
  const { ask, refusal } = client(request, "reporter");
  const projects = [
    { key: "a", annualPlans: { "2017": 1200 }, reports: { "2017-03": { invested: 80 } } },
    { key: "b", annualPlans: { "2017": 1200 }, reports: {} },
  ];
  const range = { from: "2017-03", to: "2017-04" };
  const usual = await ask(lamps.simulateCall, { data: { ...range, projects } });
  expect(usual.decisions.map(({ key, period, lamp }) => `${key} ${period} ${lamp}`)).toEqual([
    "a 2017-03 yellow",
    "a 2017-04 red",
    "b 2017-03 yellow",
    "b 2017-04 red",
  ]);
  const gentle = await ask(lamps.simulateCall, {
    data: { ...range, projects, rules: { monthsBehindToRed: 3 } },
  });
  expect(gentle.decisions.map(({ lamp }) => lamp)).toEqual(["yellow", "yellow", "yellow", "yellow"]);
  expect(await refusal(lamps.simulateCall, { data: { ...range, projects: [{ key: 1 }] } })).toEqual([
    400,
    "INVALID_INPUT",
  ]);
});

test("项目：坐标、联系人和指挥部；撤出要写原因，恢复后照旧", async ({ request }) => {
  const centre = client(request, "centre");
  const name = `接口走查撤出 ${Date.now()}`;
  const programme = `接口走查专项 ${Date.now()}`;
  const command = await centre.ask(programmes.createProgrammeCall, {
    data: { name: programme, commander: "市级联系领导01", members: ["市水务局"] },
  });
  const made = await centre.ask(projects.createProjectCall, {
    data: {
      name,
      nature: "new",
      category: "产业",
      programme,
      coordinates: { longitude: 104.65, latitude: 30.12 },
      contacts: [{ name: "联系人01", role: "业主代表" }],
    },
  });
  expect(made).toMatchObject({
    programme,
    programmeId: command.id,
    coordinates: { longitude: 104.65, latitude: 30.12 },
    contacts: [{ name: "联系人01", role: "业主代表", phone: "" }],
    withdrawn: null,
  });
  const swapped = {
    name: "甲",
    nature: "new",
    category: "产业",
    coordinates: { longitude: 30, latitude: 104 },
  };
  expect(await centre.refusal(projects.createProjectCall, { data: swapped })).toEqual([400, "INVALID_INPUT"]);

  const path = `/projects/${made.id}`;
  expect(
    await centre.refusal(projects.withdrawProjectCall, { path: `${path}/withdraw`, data: { version: 1 } }),
  ).toEqual([400, "INVALID_INPUT"]);
  const data = { version: made.version, reason: "重复登记" };
  const gone = await centre.ask(projects.withdrawProjectCall, { path: `${path}/withdraw`, data });
  expect(gone.withdrawn).toMatchObject({ reason: "重复登记", from: "2017-11" });
  const named = (more: string) => ({ path: `/projects?q=${encodeURIComponent(name)}${more}` });
  expect((await centre.ask(projects.listProjectsCall, named(""))).total).toBe(0);
  expect((await centre.ask(projects.listProjectsCall, named("&withdrawn=true"))).total).toBe(1);
  expect(
    await centre.refusal(projects.updateProjectCall, {
      path,
      data: { version: gone.version, agent: "某局" },
    }),
  ).toEqual([422, "PROJECT_WITHDRAWN"]);
  const back = await centre.ask(projects.restoreProjectCall, {
    path: `${path}/restore`,
    data: { version: gone.version, reason: "撤出有误" },
  });
  expect(back).toMatchObject({ withdrawn: null, programme });

  const path2 = `/programmes/${command.id}`;
  expect(await centre.ask(programmes.getProgrammeCall, { path: path2 })).toMatchObject({ projects: 1 });
  const changed = await centre.ask(programmes.updateProgrammeCall, {
    path: path2,
    data: { version: command.version, commander: null },
  });
  expect(changed).toMatchObject({ commander: null, members: [{ name: "市水务局" }] });
  expect(await centre.refusal(programmes.updateProgrammeCall, { path: path2, data: { version: 1 } })).toEqual(
    [409, "STALE_VERSION"],
  );
});

test("项目：新建、修改、过期版本、同一请求重发", async ({ request }) => {
  const centre = client(request, "centre");
  const name = `接口走查项目 ${Date.now()}`;
  const data = {
    name,
    nature: "new",
    category: "产业",
    totalInvestment: 1200.5,
    plan: { year: 2018, annualPlan: 600.25 },
    milestones: [{ name: "开工", planned: "2018-05-01" }],
  };
  const key = `walk-${Date.now()}`;
  const made = await centre.ask(projects.createProjectCall, { data, key });
  expect(made).toMatchObject({ name, totalInvestment: 1200.5 });
  expect(made.plans).toMatchObject([{ year: 2018, annualPlan: 600.25, confirmedAt: null }]);
  // The same key with the same body: the first answer, no second project; with another body: refused.
  expect((await centre.ask(projects.createProjectCall, { data, key })).id).toBe(made.id);
  expect(await centre.refusal(projects.createProjectCall, { data: { ...data, name: "别的" }, key })).toEqual([
    422,
    "IDEMPOTENCY_KEY_REUSED",
  ]);

  const path = `/projects/${made.id}`;
  const changed = await centre.ask(projects.updateProjectCall, {
    path,
    data: { version: made.version, owner: "市交通投资公司" },
  });
  expect(changed.owner).toBe("市交通投资公司");
  expect(
    await centre.refusal(projects.updateProjectCall, {
      path,
      data: { version: made.version, owner: "迟到" },
    }),
  ).toEqual([409, "STALE_VERSION"]);
  expect(
    await centre.refusal(projects.updateProjectCall, { path, data: { version: 1, surprise: true } }),
  ).toEqual([400, "INVALID_INPUT"]);

  const plan = await centre.ask(projects.setPlanCall, {
    path: `${path}/plans/2018`,
    data: { annualPlan: 700, confirmed: true, version: made.plans[0]?.version },
  });
  expect(plan.confirmed).toBe(true);
  const [status] = await centre.refusal(projects.setPlanCall, {
    path: `${path}/plans/2018`,
    data: { annualPlan: 1, version: plan.version },
  });
  expect(status).toBeGreaterThanOrEqual(409);

  const trace = await centre.ask(projects.projectTraceCall, { path: `${path}/trace` });
  expect(trace.items.map((event) => event.verb)).toEqual(
    expect.arrayContaining(["project.create", "project.update"]),
  );
  // Each event holds on to the one before it.
  const chain = trace.items.toReversed();
  for (const [at, event] of chain.entries()) {
    if (at > 0) expect(event.previousHash).toBe(chain[at - 1]?.hash);
  }
});

test("批量修改：先看改什么，再改，改了能撤回；预览之后有人改过就整个不做", async ({ request }) => {
  const centre = client(request, "centre");
  const ids: string[] = [];
  for (const category of ["产业", "产业", "民生"]) {
    const data = { name: `批量走查 ${Date.now()} ${ids.length}`, nature: "new", category };
    ids.push((await centre.ask(projects.createProjectCall, { data })).id);
  }
  const change = { category: "民生", agent: "代办员甲" };
  const { rows } = await centre.ask(bulkEdits.previewBulkEditCall, {
    data: { ids, change: { category: "民生" } },
  });
  expect(rows.map((row) => row.skipped)).toEqual([null, null, "UNCHANGED"]);
  expect(rows[0]?.changes).toEqual([{ field: "category", from: "产业", to: "民生" }]);

  const data = { rows: rows.map(({ id, version }) => ({ id, version })), change, reason: "分类调整" };
  const key = `bulk-${Date.now()}`;
  const done = await centre.ask(bulkEdits.bulkEditCall, { data, key });
  expect(done).toMatchObject({ changed: 3, skipped: 0 });
  expect(await centre.ask(bulkEdits.bulkEditCall, { data, key })).toEqual(done);
  expect(await centre.refusal(bulkEdits.bulkEditCall, { data })).toEqual([409, "BULK_OUTDATED"]);
  expect(await centre.refusal(bulkEdits.bulkEditCall, { data: { ...data, change: {} } })).toEqual([
    400,
    "INVALID_INPUT",
  ]);
  expect(
    await client(request, "leader").refusal(bulkEdits.previewBulkEditCall, { data: { ids, change } }),
  ).toEqual([403, "FORBIDDEN"]);

  const path = `/bulk-edits/${done.id}`;
  expect((await centre.ask(bulkEdits.getBulkEditCall, { path })).rows).toHaveLength(3);
  const undo = { path: `${path}/undo`, data: { reason: "改错了" } };
  const back = await centre.ask(bulkEdits.undoBulkEditCall, undo);
  expect(back).toMatchObject({ changed: 3, skipped: 0 });
  expect(await centre.ask(bulkEdits.getBulkEditCall, { path })).toMatchObject({ undoneById: back.id });
  expect(await centre.refusal(bulkEdits.undoBulkEditCall, undo)).toEqual([409, "BULK_UNDONE"]);
  expect(await centre.ask(projects.getProjectCall, { path: `/projects/${ids[0]}` })).toMatchObject({
    category: "产业",
    agent: null,
  });
});

test("名单：筛选、排序、分页，每页不超过 200", async ({ request }) => {
  const { ask, refusal } = client(request, "leader");
  const whole = await ask(projects.listProjectsCall, { query: "?pageSize=200" });
  const red = await ask(projects.listProjectsCall, { query: "?lamp=red&period=2017-10&pageSize=5&page=2" });
  expect(red).toMatchObject({ total: 19, page: 2, pageSize: 5 });
  expect(red.items).toHaveLength(5);
  const searched = await ask(projects.listProjectsCall, { query: `?q=${encodeURIComponent("医院")}` });
  expect(searched.total).toBeGreaterThan(0);
  expect(searched.total).toBeLessThan(whole.total);
  expect(searched.items.map((project) => project.name).join("")).toContain("医院");
  const sorted = await ask(projects.listProjectsCall, { query: "?sort=-totalInvestment&pageSize=3" });
  const amounts = sorted.items.map((project) => project.totalInvestment);
  expect(amounts).toEqual(amounts.toSorted((a, b) => b - a));
  expect(await refusal(projects.listProjectsCall, { query: "?pageSize=201" })).toEqual([
    400,
    "INVALID_INPUT",
  ]);
  expect(await refusal(projects.listProjectsCall, { query: "?surprise=1" })).toEqual([400, "INVALID_INPUT"]);
});

test("月报：草稿、提交、重发、退回、再提交、通过", async ({ request }) => {
  const centre = client(request, "centre");
  const reporter = client(request, "reporter");
  // A project of its own, in the plan of the open month's year, so that nobody else's filing is touched.
  const made = await centre.ask(projects.createProjectCall, {
    data: {
      name: `月报走查项目 ${Date.now()}`,
      nature: "continuing",
      category: "产业",
      responsibleUnit: "市住房城乡建设局",
      plan: { year: 2017, annualPlan: 1200, confirmed: true },
    },
  });
  const path = `/reports/${made.id}/2017-11`;
  const content = {
    invested: 12.34,
    fundsArrived: 10,
    stage: "building",
    physicalProgress: "基础完成",
    work: "主体施工",
    problems: "无",
    nextPlan: "封顶",
  };
  const draft = await reporter.ask(reports.fileReportCall, { path, data: { ...content, submit: false } });
  expect(draft.state).toBe("draft");
  const key = `report-${made.id}`;
  const data = { ...content, submit: true, version: draft.version };
  const [one, two] = await Promise.all([
    reporter.ask(reports.fileReportCall, { path, data, key }),
    reporter.ask(reports.fileReportCall, { path, data, key }),
  ]);
  expect(one).toEqual(two);
  expect(one).toMatchObject({ state: "submitted", late: false });
  expect(await reporter.refusal(reports.fileReportCall, { path, data: { ...data, invested: 1 } })).toEqual([
    409,
    "STALE_VERSION",
  ]);
  const review = `${path}/review`;
  expect(
    await centre.refusal(reports.reviewReportCall, {
      path: review,
      data: { decision: "return", comments: {} },
    }),
  ).toEqual([400, "INVALID_INPUT"]);
  const returned = await centre.ask(reports.reviewReportCall, {
    path: review,
    data: { decision: "return", comments: { work: "请写明手续办理情况" }, version: one.version },
  });
  expect(returned.state).toBe("returned");
  const again = await reporter.ask(reports.fileReportCall, {
    path,
    data: { ...content, work: "主体施工，施工许可证已办", submit: true, version: returned.version },
  });
  const accepted = await centre.ask(reports.reviewReportCall, {
    path: review,
    data: { decision: "accept", version: again.version },
  });
  expect(accepted.state).toBe("accepted");
  expect(
    await reporter.refusal(reports.fileReportCall, { path, data: { ...content, submit: true } }),
  ).toEqual([422, "REPORT_ACCEPTED"]);
});

test("月度流程：八期已公布，第九期开着，预览不写", async ({ request }) => {
  const { ask } = client(request, "centre");
  const { items } = await ask(periods.listPeriodsCall);
  expect(items.map(({ period, state }) => `${period} ${state}`)).toEqual([
    "2017-11 open",
    ...[10, 9, 8, 7, 6, 5, 4, 3].map((month) => `2017-${String(month).padStart(2, "0")} closed`),
  ]);
  const preview = await ask(periods.previewPeriodCall, { path: "/periods/2017-11/preview" });
  expect(preview.whyNot).toBe("PERIOD_NOT_LOCKED");
  expect(preview.projects.length).toBeGreaterThan(150);
  const after = await ask(periods.listPeriodsCall);
  expect(after.items).toEqual(items);
});

test("只读令牌不能写；撤掉、编造的令牌什么也不能做", async ({ request }) => {
  const forged = await request.get("/api/v1/board", {
    headers: { authorization: `Bearer ${"a".repeat(43)}` },
  });
  expect(forged.status()).toBe(401);
  expect(forged.headers()["www-authenticate"]).toBe("Bearer");
  const inAddress = await request.get(`/api/v1/board?token=${tokenOf("demo", "centre")}`);
  expect(inAddress.status()).toBe(401);
});

test("OpenAPI 文档：每个接口都在，编号不重，引用都能找到", async ({ request }) => {
  const answer = await request.get("/api/v1/openapi.json");
  const document = await answer.json();
  expect(document.openapi).toMatch(/^3\.1\./);
  const operations = Object.entries<
    Record<string, { operationId: string; parameters: { in: string; name: string }[] }>
  >(document.paths).flatMap(([path, methods]) =>
    Object.values(methods).map((operation) => ({ path, ...operation })),
  );
  const ids = operations.map((operation) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { path, parameters } of operations) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const declared = parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name);
    expect(declared.toSorted(), path).toEqual(named.toSorted());
  }
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(
    ([, to]) => to ?? "",
  );
  expect(references.length).toBeGreaterThan(0);
  for (const reference of references) {
    const found = reference
      .split("/")
      .reduce<Record<string, unknown> | undefined>(
        (at, key) => at?.[key] as Record<string, unknown> | undefined,
        document,
      );
    expect(found, reference).toBeDefined();
  }
});
