import { beforeAll, expect, it } from "vitest";
import { submitReport } from "@/lib/progress/commands/submit-report";
import { updateProject } from "@/lib/projects/commands/update-project";
import { withdrawProject } from "@/lib/projects/commands/withdraw-project";
import { getProjectAsOf } from "@/lib/projects/queries/as-of";
import { freshDatabase } from "../support/database";
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
} from "../support/factories";

beforeAll(async () => {
  await freshDatabase();
  await makeReporter("市住建局");
});

it("a project is shown as it stood at the end of any day, through edits, a report and its withdrawal", async () => {
  const id = await makeProject({
    name: "历史项目",
    leaders: ["联系领导01"],
    milestones: [
      { name: "封顶", planned: "2017-03-31" },
      { name: "验收", planned: "2017-12-31" },
    ],
    actualStart: null,
  });
  const reporter = await makeReporter("市住建局");
  const edit = (version: number, change: object, day: string, time = "10:00") =>
    updateProject(centre, { projectId: id, version, ...change }, on(day, time));
  await edit(1, { category: "农业", leaders: ["联系领导01", "联系领导02"] }, "2017-02-10", "23:59");
  await edit(2, { agent: "张某", content: "厂房三栋" }, "2017-02-11", "00:01");
  await openMonth("2017-03");
  const said = { actualStart: "2017-01-20", milestones: [{ name: "封顶", actual: "2017-03-18" }] };
  await submitReport(reporter, reportOf(id, "2017-03", 100, said), on("2017-03-20"));
  await closeMonth("2017-03");
  await withdrawProject(centre, { projectId: id, version: 4, reason: "合并" }, on("2017-05-01"));

  const asOf = (day: string) => getProjectAsOf(centre, id, day);
  expect((await asOf("2017-01-09")).facts).toBeNull();
  const entered = await asOf("2017-01-10");
  expect(entered.facts).toMatchObject({
    category: "工业",
    leaders: ["联系领导01"],
    agent: null,
    withdrawn: false,
  });
  expect(entered.changedSince.sort()).toEqual(
    ["actualStart", "agent", "category", "content", "leaders", "milestones", "withdrawn"].sort(),
  );
  const edited = await asOf("2017-02-10");
  expect(edited.facts).toMatchObject({
    category: "农业",
    leaders: ["联系领导01", "联系领导02"],
    agent: null,
  });
  expect((await asOf("2017-02-11")).facts).toMatchObject({ agent: "张某", actualStart: null });
  expect((await asOf("2017-03-27")).facts).toMatchObject({
    milestones: [{ name: "封顶", actual: null }, {}],
  });
  expect((await asOf("2017-03-28")).facts).toMatchObject({
    actualStart: "2017-01-20",
    milestones: [
      { name: "封顶", planned: "2017-03-31", actual: "2017-03-18" },
      { name: "验收", actual: null },
    ],
  });
  const now = await asOf("2017-11-20");
  expect(now.changedSince).toEqual([]);
  expect(now.facts).toEqual(now.current);
  expect(now.versions.map(({ day, fields }) => [day, fields.length > 8 ? "entry" : fields.join()])).toEqual([
    ["2017-05-01", "withdrawn"],
    ["2017-03-28", "actualStart,milestones"],
    ["2017-02-11", "content,agent"],
    ["2017-02-10", "category,leaders"],
    ["2017-01-10", "entry"],
  ]);
});

it("is for those who see the project in full, and its trace", async () => {
  const id = await makeProject();
  const day = "2017-11-20";
  const own = await makeReporter("市住建局");
  for (const actor of [centre, makeActor("leader"), own]) {
    expect((await getProjectAsOf(actor, id, day)).facts).not.toBeNull();
  }
  expect(await outcomeOf(getProjectAsOf(makeActor("reporter"), id, day))).toBe("FORBIDDEN FORBIDDEN");
  for (const role of ["auditor", "admin", "coordinator"] as const) {
    expect(await outcomeOf(getProjectAsOf(makeActor(role), id, day))).toBe("NOT_FOUND NOT_FOUND");
  }
  expect(await outcomeOf(getProjectAsOf(centre, "nonsense", day))).toBe("NOT_FOUND NOT_FOUND");
});
