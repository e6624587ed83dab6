import { beforeAll, expect, it } from "vitest";
import { setPlan } from "@/lib/projects/commands/set-plan";
import { updateProject } from "@/lib/projects/commands/update-project";
import { listProjectTrace } from "@/lib/trace/queries";
import { freshDatabase } from "@/tests/support/database";
import { centre, makeProject, makeReporter, on } from "@/tests/support/factories";

let project: string;

beforeAll(async () => {
  await freshDatabase();
  await makeReporter("市住建局");
  project = await makeProject({ plan: { year: 2018, annualPlan: 1_000 } });
  await setPlan(centre, { projectId: project, year: 2018, annualPlan: 1_200 }, on("2017-03-01"));
  await updateProject(
    centre,
    { projectId: project, version: 1, content: "绿地", reason: "按批复" },
    on("2017-03-02"),
  );
  await updateProject(
    centre,
    { projectId: project, version: 2, agent: "代办", reason: "按批复" },
    on("2017-03-03"),
  );
});

it("谁改过：only the events of the field, however many others came after, a page at a time", async () => {
  const { total, items } = await listProjectTrace(centre, project, {
    field: "annualPlan",
    page: 1,
    pageSize: 1,
  });
  expect(total).toBe(2);
  expect(items.map(({ before, after }) => [before.annualPlan, after.annualPlan])).toEqual([[1_000, 1_200]]);
  // A value that was only taken away counts as one that was changed, and one that was never there does not.
  expect((await listProjectTrace(centre, project, { field: "nothing", page: 1, pageSize: 1 })).total).toBe(0);
});
