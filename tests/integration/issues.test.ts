import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/permissions";
import { db } from "@/lib/core/db";
import { inTransaction } from "@/lib/core/transaction";
import { acceptIssue, reportProgress, sendBackIssue } from "@/lib/issues/commands/answer-issue";
import { assignIssue, assignIssues } from "@/lib/issues/commands/assign-issue";
import { reopenIssue, requestCloseOut, verifyCloseOut } from "@/lib/issues/commands/close-out-issue";
import { escalateAtMeeting } from "@/lib/issues/commands/escalate-issue";
import { decideExtension, requestExtension } from "@/lib/issues/commands/extend-issue";
import { registerIssue } from "@/lib/issues/commands/register-issue";
import { escalateDueIssues, remindDueIssues, resumeDueIssues } from "@/lib/issues/commands/run-clock";
import { studyIssue } from "@/lib/issues/commands/study-issue";
import { getIssue } from "@/lib/issues/queries/get-issue";
import { getLedgerStatistics } from "@/lib/issues/queries/ledger-statistics";
import { listIssues, listLikeIssues } from "@/lib/issues/queries/list-issues";
import { clockActor } from "@/lib/jobs/actor";
import { submitReport } from "@/lib/progress/commands/submit-report";
import { verifyChain } from "@/lib/trace/queries";
import { freshDatabase, type TestDatabase } from "@/tests/support/database";
import {
  emptyCity,
  makeActor,
  makeProject,
  makeReporter,
  on,
  openMonth,
  outcomeOf,
  reportOf,
} from "@/tests/support/factories";
import {
  type Cast,
  fixesFor,
  issueAt,
  lastEventOf,
  MONDAY,
  makeCast,
  problemOf,
  stateOf,
} from "@/tests/support/ledger";
import { heldMeeting } from "@/tests/support/meetings";

let database: TestDatabase;
let cast: Cast;
let projectId: string;

beforeAll(async () => {
  database = await freshDatabase();
  cast = await makeCast();
});
beforeEach(async () => {
  await emptyCity(database.ownerUrl);
  projectId = await makeProject({ responsibleUnit: "市住建局", regionCode: "512021" });
});

const at = on(MONDAY);
const levelOf = async (issueId: string) =>
  (await db().issue.findUniqueOrThrow({ where: { id: issueId }, select: { level: true } })).level;
const closeOut = async (actor: Actor, issueId: string, context = at) =>
  requestCloseOut(actor, { issueId, text: "已完成", traceSequence: await lastEventOf(issueId) }, context);

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

describe("延期", () => {
  it("批一次，新时限生效；第二次不收；不批的旧时限照旧", async () => {
    const issueId = await issueAt("working", cast, projectId);
    const ask = (deadline: string) =>
      outcomeOf(requestExtension(cast.lead, { issueId, deadline, reason: "待批复" }, at));
    expect(await ask("2017-06-30")).toBe("RULE_VIOLATION EXTENSION_NOT_LATER");
    expect(await ask("2017-07-10")).toBe("done");
    await decideExtension(cast.centre, { issueId, decision: "refuse", remark: "抓紧" }, at);
    expect((await getIssue(cast.lead, issueId, at.now)).fixes).toMatchObject({ deadline: "2017-06-30" });
    expect(await ask("2017-07-10")).toBe("done");
    await decideExtension(cast.region, { issueId, decision: "approve" }, at);
    expect((await getIssue(cast.lead, issueId, at.now)).fixes).toMatchObject({ deadline: "2017-07-10" });
    expect(await ask("2017-08-01")).toBe("RULE_VIOLATION EXTENSION_ALREADY");
  });
});

describe("销号", () => {
  it("没有依据不收；依据须是本事项或本项目的痕迹", async () => {
    const issueId = await issueAt("working", cast, projectId);
    expect(await outcomeOf(requestCloseOut(cast.lead, { issueId, text: "已完成" }, at))).toBe(
      "RULE_VIOLATION EVIDENCE_REQUIRED",
    );
    const elsewhere = await issueAt("registered", cast, null);
    const foreign = { issueId, text: "已完成", traceSequence: await lastEventOf(elsewhere) };
    expect(await outcomeOf(requestCloseOut(cast.lead, foreign, at))).toBe(
      "RULE_VIOLATION TRACE_REFERENCE_UNKNOWN",
    );
    expect(await stateOf(issueId)).toBe("working");
    expect(await outcomeOf(closeOut(cast.lead, issueId))).toBe("done");
  });

  it("申请人不能自己核验，换一个人可以；数据库也不许", async () => {
    const issueId = await issueAt("working", cast, projectId);
    await closeOut(cast.centre, issueId);
    expect(await outcomeOf(verifyCloseOut(cast.centre, { issueId, decision: "close" }, at))).toBe(
      "RULE_VIOLATION VERIFIER_IS_APPLICANT",
    );
    await expect(
      db().issueCloseOut.updateMany({
        where: { issueId },
        data: { decision: "approved", decidedAt: at.now, decidedById: cast.centre.id },
      }),
    ).rejects.toThrow();
    const colleague = makeActor("centre", { id: "colleague" });
    expect((await verifyCloseOut(colleague, { issueId, decision: "close" }, at)).state).toBe("closed");
  });

  it("退回说明原因，改了再申请，核验通过；时间线就是办公室的卷宗", async () => {
    const issueId = await issueAt("closing", cast, projectId);
    await verifyCloseOut(cast.region, { issueId, decision: "return", remark: "缺移交单" }, at);
    await reportProgress(cast.assisting, { issueId, text: "已办移交单" }, at);
    await closeOut(cast.lead, issueId);
    await verifyCloseOut(cast.region, { issueId, decision: "close", remark: "现场已核" }, at);
    const { timeline, state } = await getIssue(cast.discipline, issueId, at.now);
    expect(state).toBe("closed");
    expect(timeline.map(({ verb }) => verb)).toEqual([
      "issue.register",
      "issue.assign",
      "issue.accept",
      "issue.progress",
      "issue.requestCloseOut",
      "issue.returnCloseOut",
      "issue.progress",
      "issue.requestCloseOut",
      "issue.verify",
    ]);
    expect((await verifyChain(cast.centre, projectId)).brokenAt).toBeNull();
  });

  it.each([
    ["2017-06-07", "done"],
    ["2017-06-08", "RULE_VIOLATION REOPEN_TOO_LATE"],
  ])("5月8日销号，%s 重新打开：%s", async (day, outcome) => {
    const issueId = await issueAt("closed", cast, projectId);
    expect(await outcomeOf(reopenIssue(cast.region, { issueId, reason: "反弹" }, on(day)))).toBe(outcome);
    if (outcome === "done") {
      expect(await getIssue(cast.region, issueId, on(day).now)).toMatchObject({
        state: "registered",
        round: 2,
      });
    }
  });
});

describe("时钟", () => {
  it("国庆前登记的，跨过长假满7个工作日的次日提到第二级，只提一次", async () => {
    const { id } = await registerIssue(cast.raiser, problemOf(projectId), on("2017-09-29"));
    for (const day of ["2017-10-08", "2017-10-16"]) {
      expect(await escalateDueIssues(clockActor, on(day).now)).toEqual([]);
    }
    const both = await Promise.all([
      escalateDueIssues(clockActor, on("2017-10-17").now),
      escalateDueIssues(clockActor, on("2017-10-17").now),
    ]);
    expect(both.flat()).toEqual([id]);
    expect(await levelOf(id)).toBe(2);
    expect(await db().issueEscalation.findMany({ select: { cause: true, from: true, to: true } })).toEqual([
      { cause: "clock", from: 1, to: 2 },
    ]);
    // 15 working days at level 2: 17 October to 7 November.
    expect(await escalateDueIssues(clockActor, on("2017-11-07").now)).toEqual([]);
    expect(await escalateDueIssues(clockActor, on("2017-11-08").now)).toEqual([id]);
    expect(await escalateDueIssues(clockActor, on("2017-12-29").now)).toEqual([]);
    expect(await levelOf(id)).toBe(3);
    expect((await verifyChain(cast.centre, projectId)).brokenAt).toBeNull();
  });

  it("挂账到复核日自动恢复，挂账的天数补进时限；挂着时不提级也不亮灯", async () => {
    const issueId = await issueAt("shelved", cast, projectId);
    expect(await getIssue(cast.lead, issueId, on("2017-07-01").now)).toMatchObject({
      lamp: null,
      daysLeft: null,
    });
    expect(await escalateDueIssues(clockActor, on("2017-06-30").now)).toEqual([]);
    expect(await resumeDueIssues(clockActor, on("2017-07-02").now)).toEqual([]);
    expect(await resumeDueIssues(clockActor, on("2017-07-03").now)).toEqual([issueId]);
    expect(await resumeDueIssues(clockActor, on("2017-07-03").now)).toEqual([]);
    expect(await getIssue(cast.lead, issueId, on("2017-07-03").now)).toMatchObject({
      state: "working",
      fixes: { deadline: "2017-08-25" },
    });
  });

  it("提前三天、当天、逾期每天提醒，同一件事不提醒两遍", async () => {
    await issueAt("working", cast, projectId);
    const days = ["2017-06-26", "2017-06-27", "2017-06-28", "2017-06-30", "2017-07-01", "2017-07-02"];
    const made: number[] = [];
    for (const day of days) {
      for (let times = 0; times < 2; times++) made.push(await remindDueIssues(on(day).now));
    }
    expect(made).toEqual([0, 0, 1, 0, 0, 0, 1, 0, 1, 0, 1, 0]);
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
