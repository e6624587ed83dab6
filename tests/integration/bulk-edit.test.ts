import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/core/db";
import { bulkEdit, undoBulkEdit } from "@/lib/projects/commands/bulk-edit";
import { updateProject } from "@/lib/projects/commands/update-project";
import { withdrawProject } from "@/lib/projects/commands/withdraw-project";
import { getBulkEdit, previewBulkEdit } from "@/lib/projects/queries/bulk-edits";
import { getProject } from "@/lib/projects/queries/get-project";
import type { BulkChange } from "@/lib/projects/rules/bulk-change";
import { listProjectTrace, verifyChain } from "@/lib/trace/queries";
import { freshDatabase } from "../support/database";
import { centre, makeActor, makeProject, makeReporter, on, outcomeOf } from "../support/factories";

const at = on("2017-11-20");

beforeAll(async () => {
  await freshDatabase();
  for (const name of ["市住建局", "市水务局", "市交通局"]) await makeReporter(name);
  await db().region.create({ data: { code: "512002", name: "雁江区" } });
});

const three = async () => {
  const ids: string[] = [];
  for (let index = 0; index < 3; index++) {
    ids.push(await makeProject({ leaders: ["联系领导01"], pairedUnits: ["市水务局"] }));
  }
  return ids.sort();
};

const rowsOf = async (ids: string[], change: BulkChange = { category: "农业" }) =>
  (await previewBulkEdit(centre, { ids, change })).map(({ id, version }) => ({ id, version }));

const lastEvent = async (id: string) =>
  (await listProjectTrace(centre, id, { page: 1, pageSize: 1 })).items[0];

describe("a bulk edit", () => {
  it("does what the preview showed, each project with its own trace event", async () => {
    const ids = await three();
    const change = { category: "农业", region: "雁江区", addPair: "市交通局", addLeader: "联系领导09" };
    const preview = await previewBulkEdit(centre, { ids, change });
    expect(preview[0]?.changes).toEqual([
      { field: "category", from: "工业", to: "农业" },
      { field: "region", from: null, to: "雁江区" },
      { field: "pairedUnits", from: ["市水务局"], to: ["市水务局", "市交通局"] },
      { field: "leaders", from: ["联系领导01"], to: ["联系领导01", "联系领导09"] },
    ]);
    const done = await bulkEdit(centre, { rows: await rowsOf(ids), change, reason: "分工调整" }, at);
    expect(done).toMatchObject({ changed: 3, skipped: 0 });
    for (const id of ids) {
      expect(await getProject(centre, id)).toMatchObject({
        category: "农业",
        region: { name: "雁江区" },
        leaders: [{ title: "联系领导01" }, { title: "联系领导09" }],
        version: 2,
      });
      expect(await lastEvent(id)).toMatchObject({
        verb: "project.update",
        reason: "分工调整",
        before: { category: "工业", region: null },
        after: { category: "农业", region: "雁江区" },
      });
      expect((await verifyChain(centre, id)).brokenAt).toBeNull();
    }
    expect((await getBulkEdit(centre, done.id)).rows).toHaveLength(3);
  });

  it("leaves out what is like that already and what is withdrawn, and says so", async () => {
    const [a = "", b = "", c = ""] = await three();
    await updateProject(centre, { projectId: a, version: 1, category: "农业" }, at);
    await withdrawProject(centre, { projectId: b, version: 1, reason: "重复" }, at);
    const preview = await previewBulkEdit(centre, { ids: [a, b, c], change: { category: "农业" } });
    expect(preview.map((row) => row.skipped)).toEqual(["UNCHANGED", "WITHDRAWN", null]);
    const rows = preview.map(({ id, version }) => ({ id, version }));
    expect(await bulkEdit(centre, { rows, change: { category: "农业" } }, at)).toMatchObject({
      changed: 1,
      skipped: 2,
    });
    expect(
      await outcomeOf(bulkEdit(centre, { rows: await rowsOf([a]), change: { category: "农业" } }, at)),
    ).toBe("RULE_VIOLATION BULK_NOTHING");
  });

  it("does nothing at all when one of them was changed since the preview", async () => {
    const ids = await three();
    const rows = await rowsOf(ids);
    await updateProject(centre, { projectId: ids[2] ?? "", version: 1, agent: "李某" }, at);
    expect(await outcomeOf(bulkEdit(centre, { rows, change: { category: "农业" } }, at))).toBe(
      "CONFLICT BULK_OUTDATED",
    );
    for (const id of ids) expect((await getProject(centre, id)).category).toBe("工业");
  });

  it("of two at the same moment one wins, whole", async () => {
    const ids = await three();
    const rows = await rowsOf(ids);
    const results = await Promise.all(
      ["农业", "服务业"].map((category) => outcomeOf(bulkEdit(centre, { rows, change: { category } }, at))),
    );
    expect(results.sort()).toEqual(["CONFLICT BULK_OUTDATED", "done"]);
    const categories = await Promise.all(ids.map(async (id) => (await getProject(centre, id)).category));
    expect(new Set(categories).size).toBe(1);
  });

  it("sent twice is done once", async () => {
    const ids = await three();
    const input = { rows: await rowsOf(ids), change: { category: "农业" } };
    const once = { key: "bulk-1", request: input };
    const first = await bulkEdit(centre, input, { ...at, once });
    expect(await bulkEdit(centre, input, { ...at, once })).toEqual(first);
    expect((await getProject(centre, ids[0] ?? "")).version).toBe(2);
  });

  it("is the centre's; an unknown unit, region or project is refused by name", async () => {
    const ids = await three();
    const rows = await rowsOf(ids);
    for (const role of ["reporter", "coordinator", "leader", "discipline", "auditor", "admin"] as const) {
      const actor = makeActor(role);
      expect(await outcomeOf(bulkEdit(actor, { rows, change: { category: "x" } }, at))).toBe(
        "FORBIDDEN FORBIDDEN",
      );
      expect(await outcomeOf(previewBulkEdit(actor, { ids, change: null }))).toBe("FORBIDDEN FORBIDDEN");
    }
    const refused = (change: BulkChange) => outcomeOf(bulkEdit(centre, { rows, change } as never, at));
    expect(await refused({ addPair: "没有的局" })).toBe("RULE_VIOLATION UNKNOWN_UNIT");
    expect(await refused({ region: "没有的县" })).toBe("RULE_VIOLATION UNKNOWN_REGION");
    const ghost = [{ id: "01595753-6400-7001-8000-000000000000", version: 1 }];
    expect(await outcomeOf(bulkEdit(centre, { rows: ghost, change: { category: "x" } }, at))).toBe(
      "NOT_FOUND NOT_FOUND",
    );
  });
});

describe("taking a bulk edit back", () => {
  it("gives each what it had, once, and leaves alone what was changed since", async () => {
    const ids = await three();
    const [a = "", b = "", c = ""] = ids;
    await updateProject(centre, { projectId: a, version: 1, category: "服务业" }, at);
    const change = { category: "农业", replaceLeaders: "联系领导09", agent: null, removePair: "市水务局" };
    const { id } = await bulkEdit(centre, { rows: await rowsOf(ids, change), change }, at);
    await updateProject(centre, { projectId: c, version: 2, agent: "王某" }, at);
    expect((await getBulkEdit(centre, id)).rows.map((row) => row.skipped)).toEqual([
      null,
      null,
      "CHANGED_SINCE",
    ]);

    const undo = { bulkId: id, reason: "改错了" };
    const results = await Promise.all([1, 2].map(() => outcomeOf(undoBulkEdit(centre, undo, at))));
    expect(results.sort()).toEqual(["CONFLICT BULK_UNDONE", "done"]);
    const again = { leaders: [{ title: "联系领导01" }], pairedUnits: [{ name: "市水务局" }] };
    expect(await getProject(centre, a)).toMatchObject({ category: "服务业", ...again });
    expect(await getProject(centre, b)).toMatchObject({ category: "工业", ...again });
    expect(await getProject(centre, c)).toMatchObject({ category: "农业", agent: "王某", pairedUnits: [] });
    expect(await lastEvent(a)).toMatchObject({ reason: "改错了", after: { category: "服务业" } });
    expect((await getBulkEdit(centre, id)).undoneById).not.toBeNull();
    expect(await outcomeOf(undoBulkEdit(makeActor("leader"), undo, at))).toBe("FORBIDDEN FORBIDDEN");
  });
});
