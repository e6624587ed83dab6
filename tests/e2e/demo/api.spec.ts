import * as periods from "../../../lib/web/contract/periods";
import * as projects from "../../../lib/web/contract/projects";
import * as reports from "../../../lib/web/contract/reports";
import { client } from "../../support/api-client";
import { tokenOf } from "../../support/e2e-servers";
import { expect, test } from "../../support/office";

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
