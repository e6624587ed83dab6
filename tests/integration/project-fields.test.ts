import { describe, expect, it } from "vitest";
import { db } from "@/lib/core/db";
import { confirmPlan } from "@/lib/projects/commands/confirm-plan";
import { importProjects } from "@/lib/projects/commands/import-projects";
import { setPause } from "@/lib/projects/commands/set-pause";
import { updateProject } from "@/lib/projects/commands/update-project";
import { getProject } from "@/lib/projects/queries/get-project";
import { listProjects } from "@/lib/projects/queries/list-projects";
import { createProjectInput } from "@/lib/projects/schema";
import { centre, makeActor, makeProject, makeReporter, on, outcomeOf } from "@/tests/support/factories";
import { freshCity } from "@/tests/support/fresh-city";

freshCity({
  once: async () => {
    await makeReporter("市住建局");
  },
});

const day = on("2017-02-01");
const lastEvent = (chain: string) =>
  db().traceEvent.findFirstOrThrow({ where: { chain }, orderBy: { index: "desc" } });

describe("where it lies and whom to call", () => {
  const where = { longitude: 104.6501234, latitude: 30.12 };
  const contacts = [
    { name: "联系人01", role: "业主代表", phone: "13800000001" },
    { name: "联系人02", role: "", phone: "" },
  ];

  it("is kept in order, read in full only, and traced without its telephone numbers", async () => {
    const id = await makeProject({ coordinates: where, contacts });
    const rounded = { longitude: 104.650123, latitude: 30.12 };
    expect(await getProject(centre, id)).toMatchObject({ coordinates: rounded, contacts });
    expect(await getProject(makeActor("reporter"), id)).toMatchObject({ coordinates: null, contacts: [] });
    const [first, second] = contacts;
    const changed = first ? [{ name: "联系人03" }, { ...first, phone: "13800009001" }] : [];
    await updateProject(
      centre,
      {
        projectId: id,
        version: 1,
        contacts: changed.map((item) => ({ role: "", phone: "", ...item })),
        coordinates: null,
      },
      day,
    );
    expect(await getProject(centre, id)).toMatchObject({
      coordinates: null,
      contacts: [{ name: "联系人03" }, { name: "联系人01", phone: "13800009001" }],
    });
    expect(await lastEvent(id)).toMatchObject({
      before: { coordinates: rounded, contacts: ["联系人01 业主代表 138****0001", second?.name] },
      after: { coordinates: null, contacts: ["联系人03", "联系人01 业主代表 138****9001"] },
    });
    const whole = JSON.stringify(await db().traceEvent.findMany({ where: { chain: id } }), (_, value) =>
      typeof value === "bigint" ? String(value) : value,
    );
    expect(whole).not.toContain("13800000001");
  });

  it.each([
    ["a longitude typed for a latitude", { longitude: 30.12, latitude: 104.65 }],
    ["west of China", { longitude: 72.9, latitude: 30 }],
    ["north of China", { longitude: 104, latitude: 54.1 }],
    ["half of a place", { longitude: 104.65 }],
  ])("is refused: %s", (_, coordinates) => {
    const given = { name: "甲", nature: "new", category: "工业", coordinates };
    expect(createProjectInput.safeParse(given).success).toBe(false);
  });

  it("is held to the same bounds by the database", async () => {
    const id = await makeProject();
    const bad = [{ longitude: 104 }, { longitude: 30, latitude: 40 }, { longitude: 104, latitude: 60 }];
    for (const data of bad) {
      await expect(db().project.update({ where: { id }, data })).rejects.toThrow(/project_coordinates/);
    }
  });
});

describe("a programme", () => {
  it("is named by lists and forms; a new name becomes one, the same name is the same", async () => {
    const first = await makeProject({ programme: "城市更新专项" });
    const second = await makeProject({ programme: "城市更新专项" });
    const { programmeId } = await getProject(centre, first);
    expect(await getProject(centre, second)).toMatchObject({ programme: "城市更新专项", programmeId });
    expect(await db().traceEvent.count({ where: { verb: "programme.create" } })).toBe(1);
    const found = (programme: string) =>
      listProjects(centre, { programme }, day.now).then((list) => list.total);
    expect(await found("城市更新专项")).toBe(2);
    expect(await found(programmeId ?? "")).toBe(2);
    await updateProject(centre, { projectId: first, version: 1, programme: null }, day);
    expect(await found("城市更新专项")).toBe(1);
    expect(await lastEvent(first)).toMatchObject({
      before: { programme: "城市更新专项" },
      after: { programme: null },
    });
  });
});

describe("a pause", () => {
  it("keeps who approved it, when, and on what ground", async () => {
    const projectId = await makeProject();
    const pause = {
      projectId,
      from: "2017-05",
      to: null,
      reason: "征地",
      approval: "市政府专题会议纪要第7号",
    };
    await setPause(centre, pause, day);
    expect((await getProject(centre, projectId)).pauses).toMatchObject([
      { approvedBy: "centre", approvedAt: day.now.toISOString(), approval: "市政府专题会议纪要第7号" },
    ]);
    expect(await getProject(makeActor("reporter"), projectId)).toMatchObject({
      pauses: [{ reason: "", approvedBy: null, approval: "" }],
    });
  });
});

describe("what a confirmed plan locks", () => {
  const milestones = [{ name: "主体封顶", planned: "2017-09-30" }];
  const make = () =>
    makeProject({ plannedCompletion: "2018-06-30", milestones, plan: { year: 2017, annualPlan: 1200 } });
  const edit = async (projectId: string, change: object) =>
    outcomeOf(
      updateProject(
        centre,
        { projectId, version: (await getProject(centre, projectId)).version, ...change },
        day,
      ),
    );

  it("changes for nobody, not for the centre either; the rest stays open", async () => {
    const id = await make();
    expect(await edit(id, { plannedStart: "2017-01-02" })).toBe("done");
    await confirmPlan(centre, { projectId: id, year: 2017 }, day);
    const refused = "RULE_VIOLATION FIELD_LOCKED";
    expect(await edit(id, { plannedStart: "2017-06-01" })).toBe(refused);
    expect(await edit(id, { plannedCompletion: null })).toBe(refused);
    expect(await edit(id, { milestones: [] })).toBe(refused);
    const later = [{ name: "主体封顶", planned: "2017-10-31", weight: 1 }];
    await expect(
      updateProject(centre, { projectId: id, version: 2, milestones: later }, day),
    ).rejects.toMatchObject({ detail: { field: "milestones", milestone: "主体封顶" } });
    const reached = [
      { ...milestones[0], actual: "2017-09-20", weight: 3 },
      { name: "验收", planned: "2018-05-01", weight: 1 },
    ];
    expect(
      await edit(id, { milestones: reached, plannedStart: "2017-01-02", actualStart: "2017-01-03" }),
    ).toBe("done");
    expect(await getProject(centre, id)).toMatchObject({
      version: 3,
      plannedStart: "2017-01-02",
      actualStart: "2017-01-03",
      milestones: [{ name: "主体封顶", actual: "2017-09-20", weight: 3 }, { name: "验收" }],
    });
  });

  it("makes an imported row that would change it an error; other cells of the list go in", async () => {
    const id = await make();
    await confirmPlan(centre, { projectId: id, year: 2017 }, day);
    const { name } = await getProject(centre, id);
    const list = (start: string, total: number) =>
      Buffer.from(`\uFEFF项目名称,总投资（万元）,开工时间,竣工时间\n${name},${total},${start},2018\n`);
    const options = { fileName: "名单.csv", year: 2018, createUnits: false, partial: false, dryRun: false };
    const late = await importProjects(centre, { bytes: list("2017-06-01", 10_000), ...options }, day);
    expect(late).toMatchObject({ applied: false, counts: { error: 1 } });
    expect(late.rows.find((row) => row.status === "error")?.errors).toMatchObject([
      { code: "FIELD_LOCKED", cell: "C2", value: "2017-06-01" },
    ]);
    // A bare year agrees with the day that is locked.
    const fine = await importProjects(centre, { bytes: list("2017", 12_000), ...options }, day);
    expect(fine).toMatchObject({ applied: true, counts: { changed: 1 } });
    const { totalInvestment, responsibleUnit, plannedStart } = await getProject(centre, id);
    expect({ totalInvestment, plannedStart, unit: responsibleUnit?.name }).toEqual({
      totalInvestment: 12_000,
      plannedStart: "2017-01-01",
      unit: "市住建局",
    });
  });
});
