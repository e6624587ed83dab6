import * as bulkEdits from "../../../lib/web/contract/bulk-edits";
import * as programmes from "../../../lib/web/contract/programmes";
import * as projects from "../../../lib/web/contract/projects";
import { client } from "../../support/api-client";
import { expect, test } from "../../support/office";

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
