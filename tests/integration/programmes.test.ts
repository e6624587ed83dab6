import { describe, expect, it } from "vitest";
import { db } from "@/lib/core/db";
import { createProgramme, updateProgramme } from "@/lib/programmes/commands";
import { getProgramme, listProgrammes } from "@/lib/programmes/queries";
import { submitReport } from "@/lib/progress/commands/submit-report";
import { importProjects } from "@/lib/projects/commands/import-projects";
import { withdrawProject } from "@/lib/projects/commands/withdraw-project";
import {
  centre,
  closeMonth,
  makeActor,
  makeProject,
  makeReporter,
  on,
  openMonth,
  outcomeOf,
  reportOf,
} from "@/tests/support/factories";
import { freshCity } from "@/tests/support/fresh-city";

const page = { page: 1, pageSize: 50 };
const day = on("2017-02-01");
const command = {
  name: "临空经济区建设指挥部",
  commander: "市级联系领导02",
  members: ["市住建局", "市交通局"],
};

freshCity({
  once: async () => {
    await makeReporter("市住建局");
    await makeReporter("市交通局");
    await db().region.createMany({
      data: [
        { code: "512002", name: "雁江区" },
        { code: "512021", name: "安岳县" },
      ],
    });
  },
});

const eventsOf = (subjectId: string) =>
  db().traceEvent.findMany({ where: { subjectId }, orderBy: { sequence: "asc" } });

describe("a programme", () => {
  it("has a commander and member units, and its changes are traced", async () => {
    const { id } = await createProgramme(centre, command, day);
    expect(await getProgramme(centre, id)).toMatchObject({
      name: command.name,
      commander: { title: "市级联系领导02" },
      members: [{ name: "市交通局" }, { name: "市住建局" }],
      projects: 0,
      period: null,
    });
    const change = { programmeId: id, version: 1, commander: null, members: ["市住建局"] };
    expect(await updateProgramme(centre, change, day)).toEqual({ id, version: 2 });
    expect(await updateProgramme(centre, { ...change, version: 2 }, day)).toEqual({ id, version: 2 });
    expect(await eventsOf(id)).toMatchObject([
      { verb: "programme.create", chain: "system", after: { programme: command.name } },
      {
        verb: "programme.update",
        before: { commander: "市级联系领导02", members: ["市交通局", "市住建局"] },
        after: { commander: null, members: ["市住建局"] },
      },
    ]);
  });

  it("has one name, known units, one winner of two edits, and the centre as its only editor", async () => {
    const { id } = await createProgramme(centre, command, day);
    expect(await outcomeOf(createProgramme(centre, command, day))).toBe("CONFLICT PROGRAMME_NAME_TAKEN");
    const unknown = { name: "别的专项", members: ["没有这个单位"] };
    expect(await outcomeOf(createProgramme(centre, unknown, day))).toBe("RULE_VIOLATION UNKNOWN_UNIT");
    expect(await db().programme.count()).toBe(1);
    const edits = ["甲", "乙"].map((name) =>
      outcomeOf(updateProgramme(centre, { programmeId: id, version: 1, name }, day)),
    );
    expect((await Promise.all(edits)).sort()).toEqual(["CONFLICT STALE_VERSION", "done"]);
    for (const role of ["reporter", "coordinator", "leader", "discipline", "auditor", "admin"] as const) {
      const actor = makeActor(role);
      expect(await outcomeOf(createProgramme(actor, unknown, day))).toBe("FORBIDDEN FORBIDDEN");
      expect(await outcomeOf(updateProgramme(actor, { programmeId: id, version: 2 }, day))).toBe(
        "FORBIDDEN FORBIDDEN",
      );
    }
  });

  it("is known to a region's office by its projects there, and not to those without business data", async () => {
    const { id } = await createProgramme(centre, command, day);
    await makeProject({ programme: command.name, regionCode: "512002" });
    const inRegion = makeActor("coordinator", { regionCode: "512002" });
    const elsewhere = makeActor("coordinator", { regionCode: "512021" });
    expect((await listProgrammes(inRegion, page)).items).toMatchObject([{ id, projects: 1 }]);
    expect((await listProgrammes(elsewhere, page)).items).toEqual([]);
    expect(await outcomeOf(getProgramme(elsewhere, id))).toBe("NOT_FOUND NOT_FOUND");
    expect(await outcomeOf(getProgramme(centre, "not-an-id"))).toBe("NOT_FOUND NOT_FOUND");
    expect(await outcomeOf(getProgramme(makeActor("auditor"), id))).toBe("NOT_FOUND NOT_FOUND");
    expect(await outcomeOf(listProgrammes(makeActor("admin"), page))).toBe("FORBIDDEN FORBIDDEN");
  });

  it("is named by a list that is imported: known or new, and the same list again changes nothing", async () => {
    const { id } = await createProgramme(centre, command, day);
    const bytes = Buffer.from(
      `\uFEFF项目名称,总投资（万元）,责任单位,指挥部（专项）\n甲,5,市住建局,${command.name}\n乙,6,市住建局,城市更新专项\n`,
    );
    const options = { fileName: "名单.csv", year: 2017, createUnits: false, partial: false, dryRun: false };
    const first = await importProjects(centre, { bytes, ...options }, day);
    expect(first).toMatchObject({ applied: true, counts: { new: 2 } });
    expect(await getProgramme(centre, id)).toMatchObject({ projects: 1 });
    const { items } = await listProgrammes(centre, page);
    expect(items.map(({ name, projects }) => [name, projects])).toEqual([
      ["临空经济区建设指挥部", 1],
      ["城市更新专项", 1],
    ]);
    expect((await importProjects(centre, { bytes, ...options }, day)).counts).toMatchObject({ same: 2 });
  });

  it("counts the lamps of its projects in the registry", async () => {
    const reporter = await makeReporter("市住建局");
    const { id } = await createProgramme(centre, command, day);
    const [good] = [await makeProject({ programme: command.name }), await makeProject({ programme: id })];
    const gone = await makeProject({ programme: command.name });
    await makeProject();
    await openMonth("2017-03");
    await submitReport(reporter, reportOf(good, "2017-03", 300), on("2017-03-20"));
    await closeMonth("2017-03");
    await withdrawProject(centre, { projectId: gone, version: 1, reason: "重复" }, on("2017-04-02"));
    const counts = { projects: 2, red: 0, yellow: 1, green: 1, paused: 0 };
    expect(await listProgrammes(centre, page)).toMatchObject({ period: "2017-03", items: [counts] });
    expect(await getProgramme(centre, id)).toMatchObject(counts);
  });
});
