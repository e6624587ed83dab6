import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/permissions";
import { db } from "@/lib/core/db";
import { updateProject } from "@/lib/projects/commands/update-project";
import { listProjectIds, listProjects } from "@/lib/projects/queries/list-projects";
import type { ListProjectsInput } from "@/lib/projects/schema";
import { freshDatabase } from "../support/database";
import { centre, makeActor, makeProject, makeReporter, on } from "../support/factories";

const { now } = on("2017-11-20");
let roads: Actor;
const id: Record<string, string> = {};

async function names(q: string, actor: Actor = centre, more: ListProjectsInput = {}): Promise<string[]> {
  return (await listProjects(actor, { q, ...more }, now)).items.map((item) => item.name).sort();
}

beforeAll(async () => {
  await freshDatabase();
  roads = await makeReporter("市交通运输局");
  await makeReporter("市住建局");
  id.park = await makeProject({ name: "凤岭公园", content: "建设湿地公园及游客中心，绿化率100%" });
  id.road = await makeProject({
    name: "Ｓ２０６资安路改建（一期）",
    content: "路基 宽12米\n含大桥2座；PPP模式",
    responsibleUnit: "市交通运输局",
  });
  id.plant = await makeProject({ name: "污水_处理厂", content: "日处理\\5万吨", responsibleUnit: null });
});

describe("a project is found", () => {
  it.each([
    ["by a word of two characters in its name", "公园", ["凤岭公园"]],
    ["by a single character", "湿", ["凤岭公园"]],
    ["by a word of two characters in its content", "大桥", ["Ｓ２０６资安路改建（一期）"]],
    ["by its responsible unit", "交通", ["Ｓ２０６资安路改建（一期）"]],
    ["by its number", "2017-001", ["凤岭公园"]],
    ["whether the letters are wide or narrow, large or small", "s206资安", ["Ｓ２０６资安路改建（一期）"]],
    ["by wide letters too", "ｐｐｐ", ["Ｓ２０６资安路改建（一期）"]],
    [
      "when all words are found, wherever each of them stands",
      "资安　大桥 交通",
      ["Ｓ２０６资安路改建（一期）"],
    ],
    ["by Chinese and Latin mixed", "宽12米", ["Ｓ２０６资安路改建（一期）"]],
    ["not when one word is missing", "资安 公园", []],
    ["not by the characters of a word in another order", "园公", []],
    ["not by neighbours that stand apart", "公园绿化", []],
    ["by % as itself", "100%", ["凤岭公园"]],
    ["not by % for anything", "公%", []],
    ["by _ as itself", "污水_处", ["污水_处理厂"]],
    ["not by _ for any character", "凤_公园", []],
    ["by \\ as itself", "\\5万", ["污水_处理厂"]],
  ])("%s: %s", async (_, q, expected) => expect(await names(q)).toEqual(expected));

  it("by what it is called now, not by what it was called", async () => {
    await updateProject(
      centre,
      { projectId: id.plant ?? "", version: 1, content: "改为中水回用" },
      on("2017-11-20"),
    );
    expect(await names("中水")).toEqual(["污水_处理厂"]);
    expect(await names("万吨")).toEqual([]);
    await db().unit.update({ where: { name: "市交通运输局" }, data: { name: "市铁路和机场局" } });
    expect(await names("铁路")).toEqual(["Ｓ２０６资安路改建（一期）"]);
    expect(await names("交通")).toEqual([]);
  });

  it("by its content only by those who may read it", async () => {
    expect(await names("大桥", roads)).toEqual(["Ｓ２０６资安路改建（一期）"]);
    expect(await names("游客", roads)).toEqual([]);
    expect(await names("公园", roads)).toEqual(["凤岭公园"]);
    expect(await names("公园 游客", roads)).toEqual([]);
    expect(await names("游客", makeActor("leader"))).toEqual(["凤岭公园"]);
    expect(await names("大桥", makeActor("reporter"))).toEqual([]);
  });

  it("among all that match, in the list's order", async () => {
    const [first] = await listProjectIds(centre, { q: "公园" }, { now, most: 10 });
    expect(first).toBe(id.park);
    expect(await listProjectIds(centre, { sort: "-number" }, { now, most: 2 })).toEqual([id.plant, id.road]);
  });
});

describe("the filters", () => {
  it.each<[string, ListProjectsInput, string[]]>([
    [
      "without a responsible leader",
      { leaders: "without" },
      ["凤岭公园", "污水_处理厂", "Ｓ２０６资安路改建（一期）"],
    ],
    ["with a helping department", { pairs: "with" }, []],
    ["of a nature", { nature: "continuing" }, []],
    ["of a level", { level: "city", unit: "市住建局" }, ["凤岭公园"]],
    [
      "with planned start in a range",
      { startFrom: "2017-01-01", startTo: "2017-01-01", unit: "市住建局" },
      ["凤岭公园"],
    ],
    ["with planned start after it", { startFrom: "2017-01-02" }, []],
    ["in the year's plan", { inPlan: "without", year: "2017" }, []],
    ["behind for months, before any close", { behind: "1" }, []],
  ])("%s", async (_, filters, expected) => expect(await names("", centre, filters)).toEqual(expected));
});

it("walks through all by `after`, and refuses it in another order or too deep a page", async () => {
  const first = await listProjects(centre, { pageSize: 2 }, now);
  const rest = await listProjects(centre, { pageSize: 2, after: first.items.at(-1)?.id }, now);
  expect([...first.items, ...rest.items].map((item) => item.number)).toEqual([
    "2017-001",
    "2017-002",
    "2017-003",
  ]);
  await expect(listProjects(centre, { sort: "name", after: id.park }, now)).rejects.toMatchObject({
    reason: "AFTER_NEEDS_NUMBER_ORDER",
  });
  await expect(listProjects(centre, { page: 300 }, now)).rejects.toMatchObject({ reason: "PAGE_TOO_DEEP" });
});
