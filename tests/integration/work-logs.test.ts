import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/permissions";
import { db } from "@/lib/core/db";
import { receiveFile } from "@/lib/files/commands/receive-file";
import { openFile } from "@/lib/files/queries";
import { listProjectTrace, verifyChain } from "@/lib/trace/queries";
import { correctWorkLog } from "@/lib/work-logs/commands/correct-work-log";
import { writeWorkLog } from "@/lib/work-logs/commands/write-work-log";
import { listProjectWorkLogs, listWorkLogs, workLogRights } from "@/lib/work-logs/queries";
import type { WriteWorkLogInput } from "@/lib/work-logs/schema";
import { centre, makeActor, makeProject, makeReporter, on, outcomeOf } from "@/tests/support/factories";
import { freshCity } from "@/tests/support/fresh-city";
import { pngOf } from "@/tests/support/pictures";

const REGION = "512021";
let projectId: string;
let own: Actor;
let helper: Actor;
let stranger: Actor;
const coordinator = makeActor("coordinator", { regionCode: REGION });
const { now } = on("2017-03-18");

freshCity({
  once: async () => {
    own = await makeReporter("市住建局");
    helper = await makeReporter("市财政局");
    stranger = await makeReporter("市交通局");
    await db().region.create({ data: { code: REGION, name: "安岳县" } });
  },
  each: async () => {
    projectId = await makeProject({
      regionCode: REGION,
      pairedUnits: ["市财政局"],
      leaders: ["市级联系领导01"],
    });
  },
});

const log = (more: Partial<WriteWorkLogInput> = {}): WriteWorkLogInput => ({
  projectId,
  day: "2017-03-17",
  category: "department_help",
  text: "到现场协调专项债资金拨付",
  ...more,
});
const write = (actor: Actor, more?: Partial<WriteWorkLogInput>) => writeWorkLog(actor, log(more), { now });
const page = { page: 1, pageSize: 50 };

describe("work is written down", () => {
  it.each<[string, () => Actor, string]>([
    ["the responsible unit", () => own, "done"],
    ["the unit that helps the project", () => helper, "done"],
    ["another unit", () => stranger, "FORBIDDEN FORBIDDEN"],
    ["the region's office", () => coordinator, "done"],
    [
      "another region's office",
      () => makeActor("coordinator", { regionCode: "512022" }),
      "NOT_FOUND NOT_FOUND",
    ],
    ["the centre", () => centre, "done"],
    ["a leader", () => makeActor("leader"), "FORBIDDEN FORBIDDEN"],
    ["the discipline commission", () => makeActor("discipline"), "FORBIDDEN FORBIDDEN"],
    ["the auditor", () => makeActor("auditor"), "NOT_FOUND NOT_FOUND"],
    ["the administrator", () => makeActor("admin"), "NOT_FOUND NOT_FOUND"],
  ])("by %s: %#", async (_, actor, outcome) => {
    expect(await outcomeOf(write(actor()))).toBe(outcome);
    expect(await db().workLog.count()).toBe(outcome === "done" ? 1 : 0);
  });

  it("with its category, its day and its files, as an event of the trace", async () => {
    const photo = await receiveFile(
      helper,
      {
        name: "现场.png",
        content: (async function* () {
          yield pngOf(8, 8);
        })(),
      },
      { now },
    );
    const { id } = await write(helper, { files: [photo.id] });
    const { items } = await listProjectTrace(centre, projectId, page);
    expect(items.slice(0, 2).map(({ verb, category }) => [verb, category])).toEqual([
      ["file.add", "department_help"],
      ["workLog.write", "department_help"],
    ]);
    expect(items[1]).toMatchObject({
      subjectId: id,
      actorName: helper.name,
      unitName: "市财政局",
      onBehalfOf: null,
      after: { day: "2017-03-17", doneBy: "市财政局", files: 1 },
    });
    expect((await verifyChain(centre, projectId)).brokenAt).toBeNull();
    const [shown] = (await listProjectWorkLogs(makeActor("leader"), projectId, page)).items;
    expect(shown?.files.map(({ name }) => name)).toEqual(["现场.png"]);
    for (const reader of [own, helper, makeActor("leader"), coordinator]) {
      expect(await outcomeOf(openFile(reader, photo.id, "thumbnail"))).toBe("done");
    }
    expect(await outcomeOf(openFile(stranger, photo.id, "original"))).toBe("NOT_FOUND NOT_FOUND");
  });

  it("for a leader's visit, and by an office for a unit; never for another's unit", async () => {
    await write(own, { category: "leader_liaison", leader: "市级联系领导01" });
    await write(centre, { unit: "市财政局" });
    expect(await outcomeOf(write(helper, { unit: "市住建局" }))).toBe("FORBIDDEN NOT_YOUR_UNIT");
    expect(await outcomeOf(write(own, { unit: "没有的单位" }))).toBe("RULE_VIOLATION UNKNOWN_UNIT");
    const { items } = await listProjectTrace(centre, projectId, page);
    expect(items.slice(0, 2).map(({ onBehalfOf }) => onBehalfOf)).toEqual(["市财政局", "市级联系领导01"]);
  });

  it("not before it is done, and nothing without its file", async () => {
    expect(await outcomeOf(write(own, { day: "2017-03-19" }))).toBe("RULE_VIOLATION WORK_IN_FUTURE");
    const files = ["01a2138d-fc1e-7540-899e-ca327558b89b"];
    expect(await outcomeOf(write(own, { files }))).toBe("RULE_VIOLATION FILE_GONE");
    expect(await db().workLog.count()).toBe(0);
  });

  it("once, however often the form is sent", async () => {
    const once = { key: "log-1", request: log() };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => writeWorkLog(own, log(), { now, once })),
    );
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await db().workLog.count()).toBe(1);
  });
});

describe("what was written down", () => {
  it("is read by whoever sees the project in full; a helping unit reads its own", async () => {
    await write(own, { category: "construction" });
    await write(helper);
    const texts = async (actor: Actor) => (await listWorkLogs(actor, page)).total;
    expect(await Promise.all([own, helper, stranger, coordinator, centre].map(texts))).toEqual([
      2, 1, 0, 2, 2,
    ]);
    expect((await listProjectWorkLogs(helper, projectId, page)).total).toBe(1);
    expect(await outcomeOf(listProjectWorkLogs(stranger, projectId, page))).toBe("NOT_FOUND NOT_FOUND");
    expect(await outcomeOf(listWorkLogs(makeActor("auditor"), page))).toBe("FORBIDDEN FORBIDDEN");
    expect(await workLogRights(stranger, projectId)).toMatchObject({ read: false, write: false });
    expect((await workLogRights(helper, projectId)).units.map(({ name }) => name)).toEqual(["市财政局"]);
  });

  it("is narrowed by category, unit, leader, words and days", async () => {
    await write(own, { category: "construction", day: "2017-03-01", text: "浇筑 二层" });
    await write(helper);
    await write(own, { category: "leader_liaison", leader: "市级联系领导01", text: "现场调研" });
    const total = async (filter: object) => (await listWorkLogs(centre, { ...page, ...filter })).total;
    const leader = await db().leader.findFirstOrThrow({ where: { title: "市级联系领导01" } });
    expect(await total({ category: "construction" })).toBe(1);
    expect(await total({ unit: helper.unitId })).toBe(1);
    expect(await total({ leader: leader.id })).toBe(1);
    expect(await total({ q: "二层 浇筑" })).toBe(1);
    expect(await total({ from: "2017-03-02", to: "2017-03-17" })).toBe(2);
  });

  it("is corrected with a reason, what stood there stays in the trace, and of two at once one is told", async () => {
    const { id, version } = await write(helper);
    const correct = (actor: Actor, text: string) =>
      outcomeOf(correctWorkLog(actor, { workLogId: id, version, reason: "写错金额", text }, { now }));
    expect(await correct(stranger, "一")).toBe("NOT_FOUND NOT_FOUND");
    expect(await correct(own, "一")).toBe("FORBIDDEN FORBIDDEN");
    expect(await correct(helper, "到现场协调专项债资金拨付")).toBe("RULE_VIOLATION NOTHING_CORRECTED");
    const both = await Promise.all([correct(helper, "拨付 300 万元"), correct(centre, "拨付 500 万元")]);
    expect(both.sort()).toEqual(["CONFLICT STALE_VERSION", "done"]);
    const { items } = await listProjectTrace(centre, projectId, page);
    expect(items[0]).toMatchObject({
      verb: "workLog.correct",
      reason: "写错金额",
      before: { text: "到现场协调专项债资金拨付" },
    });
    expect((await listWorkLogs(centre, page)).items[0]).toMatchObject({ corrections: 1, version: 2 });
    for (const change of [
      db().$executeRaw`DELETE FROM work_log`,
      db().$executeRaw`UPDATE work_log SET written_by = 'x'`,
    ]) {
      await expect(change).rejects.toThrow();
    }
  });
});
