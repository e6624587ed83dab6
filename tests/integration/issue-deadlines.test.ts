import { describe, expect, it } from "vitest";
import { db } from "@/lib/core/db";
import { decideExtension, requestExtension } from "@/lib/issues/commands/extend-issue";
import { registerIssue } from "@/lib/issues/commands/register-issue";
import { escalateDueIssues, remindDueIssues, resumeDueIssues } from "@/lib/issues/commands/run-clock";
import { getIssue } from "@/lib/issues/queries/get-issue";
import { clockActor } from "@/lib/jobs/actor";
import { verifyChain } from "@/lib/trace/queries";
import { makeProject, on, outcomeOf } from "@/tests/support/factories";
import { freshCity } from "@/tests/support/fresh-city";
import { type Cast, issueAt, MONDAY, makeCast, problemOf } from "@/tests/support/ledger";

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
const levelOf = async (issueId: string) =>
  (await db().issue.findUniqueOrThrow({ where: { id: issueId }, select: { level: true } })).level;

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
