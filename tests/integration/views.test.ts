import { beforeAll, describe, expect, it } from "vitest";
import { deleteView, saveView, updateView } from "@/lib/views/commands";
import { defaultViewOf, listViews } from "@/lib/views/queries";
import { freshDatabase } from "../support/database";
import { centre, makeActor, outcomeOf } from "../support/factories";

const reporter = makeActor("reporter", { id: "r1" });
const other = makeActor("reporter", { id: "r2" });
const colleague = makeActor("centre", { id: "centre2" });

beforeAll(() => freshDatabase());

const namesOf = async (actor: typeof centre) => (await listViews(actor, "projects")).map((view) => view.name);

it("a view keeps what a list's address may hold and nothing else; it is one's own", async () => {
  const view = await saveView(reporter, {
    name: "我的红灯",
    query: "lamp=red&page=4&evil=<script>&columns=plan",
  });
  expect(view.query).toBe("lamp=red&columns=name%2Cplan");
  expect(await namesOf(reporter)).toEqual(["我的红灯"]);
  expect(await namesOf(other)).toEqual([]);
  expect(await outcomeOf(updateView(other, { viewId: view.id, version: 1, name: "抢" }))).toBe(
    "NOT_FOUND NOT_FOUND",
  );
  expect(await outcomeOf(deleteView(centre, { viewId: view.id }))).toBe("NOT_FOUND NOT_FOUND");
});

it("a name stands once for each owner, also when two save at once", async () => {
  const twice = [1, 2].map(() => outcomeOf(saveView(reporter, { name: "同名", query: "" })));
  expect((await Promise.all(twice)).sort()).toEqual(["CONFLICT VIEW_NAME_TAKEN", "done"]);
  expect(await outcomeOf(saveView(other, { name: "同名", query: "" }))).toBe("done");
});

it("only the centre shares; everybody with a list sees what is shared, the centre keeps it in order", async () => {
  expect(await outcomeOf(saveView(reporter, { name: "想共享", query: "", shared: true }))).toBe(
    "FORBIDDEN FORBIDDEN",
  );
  const { id } = await saveView(centre, { name: "本月红灯", query: "lamp=red", shared: true });
  expect(await namesOf(other)).toContain("本月红灯");
  expect((await listViews(other, "projects")).find((view) => view.id === id)).toMatchObject({
    own: false,
    mayEdit: false,
  });
  expect(await outcomeOf(updateView(other, { viewId: id, version: 1, name: "改名" }))).toBe(
    "FORBIDDEN FORBIDDEN",
  );
  expect(await outcomeOf(deleteView(other, { viewId: id }))).toBe("FORBIDDEN FORBIDDEN");
  expect(await updateView(colleague, { viewId: id, version: 1, name: "十月红灯" })).toMatchObject({
    version: 2,
  });
  expect(await outcomeOf(updateView(colleague, { viewId: id, version: 1, name: "过时" }))).toBe(
    "CONFLICT STALE_VERSION",
  );
  for (const role of ["auditor", "admin"] as const) {
    expect(await outcomeOf(listViews(makeActor(role), "projects"))).toBe("FORBIDDEN FORBIDDEN");
    expect(await outcomeOf(saveView(makeActor(role), { name: "无", query: "" }))).toBe("FORBIDDEN FORBIDDEN");
  }
});

it("my list opens with the view that I chose, as long as I may see it", async () => {
  const { id } = await saveView(centre, { name: "默认", query: "sort=name", shared: true });
  expect(await defaultViewOf(other, "projects")).toBeNull();
  await updateView(other, { viewId: id, version: 1, isDefault: true });
  expect(await defaultViewOf(other, "projects")).toEqual({ id, query: "sort=name" });
  expect(await defaultViewOf(reporter, "projects")).toBeNull();
  await updateView(centre, { viewId: id, version: 1, shared: false });
  expect(await defaultViewOf(other, "projects")).toBeNull();
  await updateView(centre, { viewId: id, version: 2, shared: true });
  await updateView(other, { viewId: id, version: 3, isDefault: false });
  expect(await defaultViewOf(other, "projects")).toBeNull();
  await updateView(other, { viewId: id, version: 3, isDefault: true });
  await deleteView(centre, { viewId: id });
  expect(await defaultViewOf(other, "projects")).toBeNull();
});

describe("views of the ledger", () => {
  it("keep what the ledger's address may hold, under names of their own, apart from the registry's", async () => {
    const given = "state=open&lamp=red&columns=plan&page=2&view=states&evil=1";
    const view = await saveView(reporter, { list: "issues", name: "我的红灯", query: given });
    expect(view.query).toBe("state=open&lamp=red&view=states");
    expect((await listViews(reporter, "issues")).map(({ name, list }) => [name, list])).toEqual([
      ["我的红灯", "issues"],
    ]);
    expect(await namesOf(reporter)).toEqual(["同名", "我的红灯", "十月红灯"]);
    expect(await outcomeOf(saveView(reporter, { list: "issues", name: "我的红灯", query: "" }))).toBe(
      "CONFLICT VIEW_NAME_TAKEN",
    );
    await updateView(reporter, { viewId: view.id, version: 1, query: "columns=plan&category=power" });
    expect((await listViews(reporter, "issues"))[0]?.query).toBe("category=power");
  });

  it("are shared and opened with like the registry's, each list by its own", async () => {
    const ledger = {
      list: "issues",
      name: "超期",
      query: "lamp=red",
      shared: true,
      isDefault: true,
    } as const;
    const { id } = await saveView(centre, ledger);
    await saveView(centre, { name: "超期", query: "lamp=red", isDefault: true });
    expect(await defaultViewOf(centre, "issues")).toEqual({ id, query: "lamp=red" });
    expect((await defaultViewOf(centre, "projects"))?.id).not.toBe(id);
    expect((await listViews(other, "issues")).map(({ name, own }) => [name, own])).toEqual([["超期", false]]);
    expect(await outcomeOf(deleteView(other, { viewId: id }))).toBe("FORBIDDEN FORBIDDEN");
    await deleteView(colleague, { viewId: id });
    expect(await defaultViewOf(centre, "issues")).toBeNull();
    expect(await defaultViewOf(centre, "projects")).not.toBeNull();
  });
});
