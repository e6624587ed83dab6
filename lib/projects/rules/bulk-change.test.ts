import { describe, expect, it } from "vitest";
import { type BulkChange, type BulkFacts, changedFields, whyNotBulk, withChange } from "./bulk-change";

const facts: BulkFacts = {
  category: "工业",
  nature: "new",
  level: "city",
  stage: "building",
  region: "雁江区",
  industryUnit: "市经信局",
  programme: null,
  agent: "张某",
  pairedUnits: ["市住建局", "市水务局"],
  leaders: ["联系领导01", "联系领导02"],
};

describe("a bulk edit", () => {
  it.each<[string, BulkChange, Partial<BulkFacts>]>([
    ["sets what is given and leaves the rest", { category: "农业" }, { category: "农业" }],
    ["empties with null", { agent: null }, { agent: null }],
    ["leaves what is said to be undefined", { agent: undefined }, {}],
    [
      "adds a paired unit once",
      { addPair: "市交通局" },
      { pairedUnits: ["市住建局", "市水务局", "市交通局"] },
    ],
    ["does not add one that is there", { addPair: "市住建局" }, {}],
    ["removes a paired unit", { removePair: "市住建局" }, { pairedUnits: ["市水务局"] }],
    [
      "exchanges one for another",
      { removePair: "市住建局", addPair: "市交通局" },
      { pairedUnits: ["市水务局", "市交通局"] },
    ],
    [
      "adds a leader as the last",
      { addLeader: "联系领导03" },
      { leaders: ["联系领导01", "联系领导02", "联系领导03"] },
    ],
    ["replaces all leaders by one", { replaceLeaders: "联系领导02" }, { leaders: ["联系领导02"] }],
  ])("%s", (_, change, expected) => {
    const after = withChange(facts, change);
    expect(after).toEqual({ ...facts, ...expected });
    expect(changedFields(facts, after)).toEqual(Object.keys(expected));
  });

  it("says why a project is left out", () => {
    const changed = { ...facts, category: "农业" };
    expect(whyNotBulk({ withdrawn: true }, facts, changed)).toBe("WITHDRAWN");
    expect(whyNotBulk({ withdrawn: false }, facts, facts)).toBe("UNCHANGED");
    const many = { ...facts, leaders: Array.from({ length: 21 }, (_, at) => `领导${at}`) };
    expect(whyNotBulk({ withdrawn: false }, facts, many)).toBe("TOO_MANY");
    expect(whyNotBulk({ withdrawn: false }, facts, changed)).toBeNull();
  });

  it("does not take another order of paired units for a change", () => {
    expect(changedFields(facts, { ...facts, pairedUnits: ["市水务局", "市住建局"] })).toEqual([]);
  });
});
