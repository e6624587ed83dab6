import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/permissions";
import { db } from "@/lib/core/db";
import { reportProgress } from "@/lib/issues/commands/answer-issue";
import { reopenIssue, requestCloseOut, verifyCloseOut } from "@/lib/issues/commands/close-out-issue";
import { getIssue } from "@/lib/issues/queries/get-issue";
import { verifyChain } from "@/lib/trace/queries";
import { makeActor, makeProject, on, outcomeOf } from "@/tests/support/factories";
import { freshCity } from "@/tests/support/fresh-city";
import { type Cast, issueAt, lastEventOf, MONDAY, makeCast, stateOf } from "@/tests/support/ledger";

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
const closeOut = async (actor: Actor, issueId: string, context = at) =>
  requestCloseOut(actor, { issueId, text: "已完成", traceSequence: await lastEventOf(issueId) }, context);

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
