import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/permissions";
import { db } from "@/lib/core/db";
import { inTransaction } from "@/lib/core/transaction";
import { acceptIssue, sendBackIssue } from "@/lib/issues/commands/answer-issue";
import { assignIssue, assignIssues } from "@/lib/issues/commands/assign-issue";
import { verifyCloseOut } from "@/lib/issues/commands/close-out-issue";
import { escalateAtMeeting } from "@/lib/issues/commands/escalate-issue";
import { registerIssue } from "@/lib/issues/commands/register-issue";
import { studyIssue } from "@/lib/issues/commands/study-issue";
import { getIssue } from "@/lib/issues/queries/get-issue";
import { getLedgerStatistics } from "@/lib/issues/queries/ledger-statistics";
import { listIssues, listLikeIssues } from "@/lib/issues/queries/list-issues";
import { submitReport } from "@/lib/progress/commands/submit-report";
import { verifyChain } from "@/lib/trace/queries";
import { makeProject, makeReporter, on, openMonth, outcomeOf, reportOf } from "@/tests/support/factories";
import { freshCity } from "@/tests/support/fresh-city";
import { type Cast, fixesFor, issueAt, MONDAY, makeCast, problemOf, stateOf } from "@/tests/support/ledger";
import { heldMeeting } from "@/tests/support/meetings";

let cast: Cast;
let projectId: string;

freshCity({
  once: async () => {
    cast = await makeCast();
  },
  each: async () => {
    projectId = await makeProject({ responsibleUnit: "市住建局", regionCode: "512021" });
  },
});

const at = on(MONDAY);

describe("登记", () => {
  it("编号一年一种一串，同时登记也不缺不重；没有登记成的不占号", async () => {
    const input = problemOf(projectId);
    const made = await Promise.all(Array.from({ length: 12 }, () => registerIssue(cast.raiser, input, at)));
    await outcomeOf(registerIssue(cast.raiser, problemOf(projectId, { reportId: crypto.randomUUID() }), at));
    const last = await registerIssue(cast.centre, problemOf(null), at);
    const directive = await registerIssue(cast.leader, problemOf(null, { kind: "directive" }), at);
    expect([...made, last].map(({ number }) => number).sort()).toEqual(
      Array.from({ length: 13 }, (_, index) => `WT-2017-${String(index + 1).padStart(4, "0")}`),
    );
    expect(directive.number).toBe("DB-2017-0001");
    expect((await registerIssue(cast.centre, input, on("2018-01-02"))).number).toBe("WT-2018-0001");
  });

  it("同一请求发二十次，只登记一件", async () => {
    const input = problemOf(projectId);
    const once = { key: "raise-1", request: input };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => registerIssue(cast.raiser, input, { ...at, once })),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await db().issue.count()).toBe(1);
  });

  it("别的单位的项目、外区县的项目不能提；督办事项不由单位提", async () => {
    expect(await outcomeOf(registerIssue(cast.stranger, problemOf(projectId), at))).toBe(
      "FORBIDDEN FORBIDDEN",
    );
    expect(await outcomeOf(registerIssue(cast.elsewhere, problemOf(projectId), at))).toBe(
      "NOT_FOUND NOT_FOUND",
    );
    expect(await outcomeOf(registerIssue(cast.raiser, problemOf(null, { kind: "directive" }), at))).toBe(
      "FORBIDDEN DIRECTIVE_NOT_YOURS",
    );
    for (const nobody of [cast.discipline, cast.auditor, cast.admin]) {
      expect(await outcomeOf(registerIssue(nobody, problemOf(null), at))).toBe("FORBIDDEN FORBIDDEN");
    }
  });

  it("从月报问题栏提出，两头相连；同项目的未销号事项提示为可能重复", async () => {
    await openMonth("2017-05");
    await submitReport(
      await makeReporter("市住建局"),
      reportOf(projectId, "2017-05", 10, { problems: "12户未签约" }),
      on("2017-05-08"),
    );
    const report = await db().monthlyReport.findFirstOrThrow({ select: { id: true } });
    const { id } = await registerIssue(cast.raiser, problemOf(projectId, { reportId: report.id }), at);
    expect((await getIssue(cast.raiser, id, at.now)).report).toEqual({ id: report.id, period: "2017-05" });
    const power = await registerIssue(cast.raiser, problemOf(projectId, { category: "power" }), at);
    const like = await listLikeIssues(cast.centre, { projectId, category: "power" }, at.now);
    expect(like.map((item) => item.id)).toEqual([power.id, id]);
    const other = await makeProject({ responsibleUnit: "市住建局", regionCode: "512021" });
    const wrong = problemOf(other, { reportId: report.id });
    expect(await outcomeOf(registerIssue(cast.raiser, wrong, at))).toBe("NOT_FOUND NOT_FOUND");
  });
});

describe("交办和签收", () => {
  it("三定缺一不可，时限不能在过去，停用的单位不能牵头", async () => {
    const issueId = await issueAt("registered", cast, projectId);
    const assign = (more: Parameters<typeof fixesFor>[1]) =>
      outcomeOf(assignIssue(cast.centre, { issueId, ...fixesFor(cast, more) }, at));
    for (const missing of [{ effect: " " }, { leadPerson: "" }, { deadline: "" }, { leadUnitId: "" }]) {
      expect(() => assignIssue(cast.centre, { issueId, ...fixesFor(cast, missing) }, at)).toThrow();
    }
    expect(await assign({ deadline: "2017-05-07" })).toBe("RULE_VIOLATION DEADLINE_PAST");
    expect(await assign({ targetQuantity: 12 })).toBe("RULE_VIOLATION TARGET_INCOMPLETE");
    expect(await assign({ leadUnitId: crypto.randomUUID() })).toBe("NOT_FOUND NOT_FOUND");
    await db().unit.update({
      where: { id: cast.assisting.unitId ?? "" },
      data: { disabledAt: at.now },
      select: { id: true },
    });
    expect(await assign({})).toBe("RULE_VIOLATION UNIT_DISABLED");
    await db().unit.update({
      where: { id: cast.assisting.unitId ?? "" },
      data: { disabledAt: null },
      select: { id: true },
    });
    expect(await assign({ targetQuantity: 12, targetUnit: "户" })).toBe("done");
    expect((await getIssue(cast.lead, issueId, at.now)).fixes).toMatchObject({
      leadUnit: { name: "市国土资源局" },
      targetQuantity: 12,
      targetUnit: "户",
    });
  });

  it("一次交办几件：办不了的不拖累别的", async () => {
    const ids = [await issueAt("registered", cast, projectId), await issueAt("working", cast, projectId)];
    expect(await assignIssues(cast.centre, ids, fixesFor(cast), at)).toEqual([
      { issueId: ids[0], assigned: true, reason: null },
      { issueId: ids[1], assigned: false, reason: "ISSUE_IS_WORKING" },
    ]);
  });

  it("退回一次后再交办，同一单位不能再退；过一个工作日没签收，留下记号", async () => {
    const issueId = await issueAt("assigned", cast, projectId);
    await sendBackIssue(cast.lead, { issueId, reason: "属规划局职责" }, at);
    expect(await stateOf(issueId)).toBe("registered");
    await assignIssue(cast.region, { issueId, ...fixesFor(cast) }, at);
    expect(await outcomeOf(sendBackIssue(cast.lead, { issueId, reason: "还是不归我" }, at))).toBe(
      "RULE_VIOLATION SENT_BACK_ALREADY",
    );
    expect((await getIssue(cast.lead, issueId, on("2017-05-09").now)).acceptLate).toBe(false);
    expect((await getIssue(cast.lead, issueId, on("2017-05-10").now)).acceptLate).toBe(true);
  });

  it("两个人同时交办：一个成，一个被告知", async () => {
    const issueId = await issueAt("registered", cast, projectId);
    const outcomes = await Promise.all(
      [cast.centre, cast.region].map((actor) =>
        outcomeOf(assignIssue(actor, { issueId, version: 1, ...fixesFor(cast) }, at)),
      ),
    );
    expect(outcomes.sort()).toEqual(["CONFLICT STALE_VERSION", "done"]);
    expect(await db().traceEvent.count({ where: { subjectId: issueId, verb: "issue.assign" } })).toBe(1);
  });

  it("两个人同时动手，没带版本号的也只成一个", async () => {
    const issueId = await issueAt("closing", cast, projectId);
    const outcomes = await Promise.all([
      outcomeOf(verifyCloseOut(cast.centre, { issueId, decision: "close" }, at)),
      outcomeOf(verifyCloseOut(cast.region, { issueId, decision: "return", remark: "不实" }, at)),
    ]);
    expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
    expect((await verifyChain(cast.centre, projectId)).brokenAt).toBeNull();
  });
});

describe("会议的接口", () => {
  it("会上研究过的留下结果，没办结的计一次结转；会议可提级", async () => {
    const issueId = await issueAt("working", cast, projectId);
    const [first, second] = [await heldMeeting("2017-06-01"), await heldMeeting("2017-06-08")];
    const study = (meetingId: string, result: "progressing" | "no_progress", actor = cast.centre) =>
      inTransaction((tx) => studyIssue(tx, actor, { issueId, meetingId, on: MONDAY, result }, at.now));
    await study(first, "progressing");
    await study(second, "progressing");
    await study(second, "no_progress");
    expect(await outcomeOf(study(first, "progressing", cast.stranger))).toBe("NOT_FOUND NOT_FOUND");
    await inTransaction((tx) =>
      escalateAtMeeting(tx, cast.centre, { issueId, reason: "专题会研究" }, at.now),
    );
    expect(await getIssue(cast.centre, issueId, at.now)).toMatchObject({
      carried: 2,
      level: 2,
      studies: [{ result: "progressing" }, { result: "no_progress" }],
    });
  });
});

describe("台账", () => {
  it("各看各的；筛选和灯与规则一致", async () => {
    const working = await issueAt("working", cast, projectId);
    const closing = await issueAt("closing", cast, projectId);
    const closed = await issueAt("closed", cast, projectId);
    const shelved = await issueAt("shelved", cast, null);
    const ids = async (actor: Actor, input = {}, day = MONDAY) =>
      (await listIssues(actor, { sort: "number", ...input }, on(day).now)).items.map(({ id }) => id);
    expect(await ids(cast.centre)).toEqual([working, closing, closed, shelved]);
    for (const own of [cast.lead, cast.assisting, cast.raiser]) expect(await ids(own)).toHaveLength(4);
    expect(await ids(cast.region)).toEqual([working, closing, closed]);
    for (const foreign of [cast.stranger, cast.elsewhere]) expect(await ids(foreign)).toEqual([]);
    expect(await outcomeOf(listIssues(cast.auditor, {}, at.now))).toBe("FORBIDDEN FORBIDDEN");
    expect(await outcomeOf(getIssue(cast.stranger, working, at.now))).toBe("NOT_FOUND NOT_FOUND");
    expect(await ids(cast.centre, { state: "open", unit: "市国土资源局" })).toEqual([
      working,
      closing,
      shelved,
    ]);
    expect(await ids(cast.centre, { lamp: "green" })).toEqual([working, closing]);
    expect(await ids(cast.centre, { lamp: "yellow" }, "2017-06-28")).toEqual([working]);
    expect(await ids(cast.centre, { lamp: "red" }, "2017-07-01")).toEqual([working]);
    expect(await ids(cast.centre, { q: "%" })).toEqual([]);
    const [first] = (await listIssues(cast.centre, { sort: "number" }, at.now)).items;
    const { number, name } = first?.project ?? { number: "", name: "" };
    // By the project's number or name, and by words that stand in different places: each must be found.
    expect(await ids(cast.centre, { q: number })).toEqual([working, closing, closed]);
    expect(await ids(cast.centre, { q: `${first?.title} ${name}` })).toContain(working);
    expect(await ids(cast.centre, { q: `${number} 没有这个词` })).toEqual([]);
    const items = (await listIssues(cast.centre, {}, on("2017-07-01").now)).items;
    expect(Object.fromEntries(items.map(({ id, lamp }) => [id, lamp]))).toEqual({
      [working]: "red",
      [closing]: "green",
      [closed]: null,
      [shelved]: null,
    });
    expect((await getLedgerStatistics(cast.centre, on("2017-07-01").now)).all).toMatchObject({
      total: 4,
      open: 3,
      overdue: 1,
      closed: 1,
    });
  });

  it("签收也可以由牵头单位所在区县的项目办代办，痕迹写明代谁", async () => {
    const local = await db().unit.upsert({
      where: { name: "安岳县国土局" },
      create: { name: "安岳县国土局", regionCode: "512021" },
      update: {},
      select: { id: true },
    });
    const issueId = await issueAt("registered", cast, projectId);
    await assignIssue(cast.centre, { issueId, ...fixesFor(cast, { leadUnitId: local.id }) }, at);
    await acceptIssue(cast.region, { issueId }, at);
    const { timeline } = await getIssue(cast.centre, issueId, at.now);
    expect(timeline.at(-1)).toMatchObject({ verb: "issue.accept", onBehalfOf: "安岳县国土局" });
  });
});
