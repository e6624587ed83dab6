import { describe, expect, it } from "vitest";
import { db } from "@/lib/core/db";
import { mayReadAttached } from "@/lib/files/queries";
import { acceptIssue } from "@/lib/issues/commands/answer-issue";
import { assignIssue } from "@/lib/issues/commands/assign-issue";
import { requestCloseOut, verifyCloseOut } from "@/lib/issues/commands/close-out-issue";
import { requestExtension } from "@/lib/issues/commands/extend-issue";
import { requestShelving } from "@/lib/issues/commands/shelve-issue";
import { getIssue } from "@/lib/issues/queries/get-issue";
import { getLampEffect } from "@/lib/issues/queries/lamp-effect";
import { listWaiting } from "@/lib/issues/queries/list-waiting";
import { runLedger } from "@/lib/jobs/boss";
import { defaultRuleSettings } from "@/lib/lamps/rules/settings";
import { submitReport } from "@/lib/progress/commands/submit-report";
import { closeMonth, makeProject, on, openMonth, outcomeOf, reportOf } from "@/tests/support/factories";
import { freshCity } from "@/tests/support/fresh-city";
import { type Cast, fixesFor, issueAt, lastEventOf, MONDAY, makeCast } from "@/tests/support/ledger";

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

describe("依据的文件", () => {
  it("附一个自己上传的文件就可以申请销号；看得到事项的人看得到文件，别人看不到", async () => {
    const issueId = await issueAt("working", cast, projectId);
    const { id } = await db().attachment.create({
      data: {
        name: "移交单.jpg",
        kind: "jpeg",
        bytes: 10,
        sha256: "0".repeat(64),
        key: "evidence",
        uploadedById: cast.lead.id,
        uploadedBy: cast.lead.name,
        uploadedAt: at.now,
      },
      select: { id: true },
    });
    const asked = { issueId, text: "已移交", files: [id] };
    expect(await outcomeOf(requestCloseOut(cast.centre, asked, at))).toBe("RULE_VIOLATION FILE_GONE");
    expect(await outcomeOf(requestCloseOut(cast.lead, asked, at))).toBe("done");
    const { timeline } = await getIssue(cast.raiser, issueId, at.now);
    expect(timeline.at(-1)).toMatchObject({ verb: "issue.requestCloseOut", files: [{ name: "移交单.jpg" }] });
    const file = await db().attachment.findUniqueOrThrow({
      where: { id },
      select: {
        subject: true,
        subjectId: true,
        uploadedById: true,
        uploadedUnitId: true,
        project: { select: { responsibleUnitId: true, regionCode: true } },
      },
    });
    for (const reader of [
      cast.lead,
      cast.assisting,
      cast.raiser,
      cast.region,
      cast.centre,
      cast.discipline,
    ]) {
      expect(await mayReadAttached(reader, file), reader.name).toBe(true);
    }
    for (const other of [cast.stranger, cast.elsewhere, cast.auditor, cast.admin]) {
      expect(await mayReadAttached(other, file), other.name).toBe(false);
    }
  });
});

describe("对亮灯的影响", () => {
  /** Led by the responsible unit itself, due on 10 May. */
  async function ownIssue(): Promise<string> {
    const issueId = await issueAt("registered", cast, projectId);
    const fixes = fixesFor(cast, {
      leadUnitId: cast.raiser.unitId ?? "",
      assistingUnitIds: [],
      deadline: "2017-05-10",
    });
    await assignIssue(cast.region, { issueId, ...fixes }, at);
    await acceptIssue(cast.raiser, { issueId }, at);
    return issueId;
  }

  const adopt = (issueOverdueDays: number | null) =>
    db().ruleVersion.create({
      data: { fromPeriod: "2017-03", settings: { ...defaultRuleSettings, issueOverdueDays } },
      select: { id: true },
    });

  async function lampOfMay(): Promise<string[]> {
    await openMonth("2017-05");
    await submitReport(cast.raiser, reportOf(projectId, "2017-05", 500), on("2017-05-18"));
    await closeMonth("2017-05");
    const { lamp, reasons } = await db().lampDecision.findFirstOrThrow({
      select: { lamp: true, reasons: true },
    });
    return [
      lamp,
      ...(reasons as { code: string; measured: number }[]).map((one) => `${one.code} ${one.measured}`),
    ];
  }

  it("启用后，责任单位牵头的事项逾期超过天数，当月滞后", async () => {
    await adopt(20);
    await ownIssue();
    expect(
      await getLampEffect({ id: projectId, responsibleUnitId: cast.raiser.unitId }, on("2017-05-31").now),
    ).toEqual({
      threshold: 20,
      late: 1,
      longest: 21,
    });
    expect(await lampOfMay()).toEqual(["yellow", "ISSUE_OVERDUE 21"]);
  });

  it("恰好到天数不算；没有启用不算；别的单位牵头的不算；按期申请并核验的不算", async () => {
    await adopt(21);
    await ownIssue();
    expect(await lampOfMay()).toEqual(["green"]);
  });

  it("没有启用，逾期不影响", async () => {
    await ownIssue();
    expect(await lampOfMay()).toEqual(["green"]);
  });

  it("别的单位牵头的逾期不影响，按期销号的不影响", async () => {
    await adopt(0);
    const foreign = await issueAt("registered", cast, projectId);
    await assignIssue(cast.region, { issueId: foreign, ...fixesFor(cast, { deadline: "2017-05-09" }) }, at);
    const own = await ownIssue();
    const asked = { issueId: own, text: "已完成", traceSequence: await lastEventOf(own) };
    await requestCloseOut(cast.raiser, asked, on("2017-05-10"));
    await verifyCloseOut(cast.region, { issueId: own, decision: "close" }, on("2017-05-20"));
    expect(await lampOfMay()).toEqual(["green"]);
  });
});

describe("工作台", () => {
  it("轮到谁，谁的桌上有；提醒随时限，改了时限旧提醒不再算", async () => {
    const registered = await issueAt("registered", cast, projectId);
    const assigned = await issueAt("assigned", cast, projectId);
    const working = await issueAt("working", cast, projectId);
    const closing = await issueAt("closing", cast, projectId);
    await requestShelving(cast.lead, { issueId: assigned, reason: "待政策", reviewOn: "2017-09-01" }, at);
    const waiting = async (actor = cast.centre, day = MONDAY) =>
      new Map((await listWaiting(actor, on(day).now)).map(({ id, reminded }) => [id, reminded]));
    expect([...(await waiting(cast.lead)).keys()].sort()).toEqual([assigned, working].sort());
    expect([...(await waiting(cast.centre)).keys()].sort()).toEqual([registered, closing].sort());
    expect([...(await waiting(cast.leader)).keys()]).toEqual([assigned]);
    for (const nobody of [cast.discipline, cast.stranger, cast.raiser]) {
      expect((await waiting(nobody)).size).toBe(0);
    }
    await runLedger(on("2017-06-28").now);
    expect((await waiting(cast.lead, "2017-06-28")).get(working)).toBe("soon");
    await runLedger(on("2017-06-30").now);
    expect((await waiting(cast.lead, "2017-06-30")).get(working)).toBe("today");
    await requestExtension(
      cast.lead,
      { issueId: working, deadline: "2017-07-20", reason: "待批复" },
      on("2017-06-30"),
    );
    expect([...(await waiting(cast.centre, "2017-06-30")).keys()]).toContain(working);
  });
});
