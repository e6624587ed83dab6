import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changedValues } from "@/lib/trace/schema";
import { type FactEvent, factsAsOf, factsNamedBy, type TracedFacts } from "./as-of";

const event = (day: string, before: TracedFacts, after: TracedFacts, verb = "project.update"): FactEvent => ({
  day,
  verb,
  before,
  after,
});

const now = { name: "乙", category: "农业", agent: null, milestones: [] as unknown[] };
const history = [
  event(
    "2017-08-01",
    { category: "工业" },
    { category: "农业", file: "名单.xlsx", row: 3 },
    "project.import",
  ),
  event("2017-06-30", { name: "甲" }, { name: "乙" }),
  event("2017-01-10", {}, { number: "2017-001", name: "甲", category: "工业" }, "project.create"),
];

describe("a project as of a day", () => {
  it.each([
    ["now", "2017-11-20", { name: "乙", category: "农业" }, []],
    ["at the end of the day of the last change", "2017-08-01", { name: "乙", category: "农业" }, []],
    ["the day before", "2017-07-31", { name: "乙", category: "工业" }, ["category"]],
    [
      "at the end of the day on which the name changed",
      "2017-06-30",
      { name: "乙", category: "工业" },
      ["category"],
    ],
    ["before that", "2017-06-29", { name: "甲", category: "工业" }, ["name", "category"]],
  ])("%s (%s)", (_, day, facts, changed) => {
    expect(factsAsOf(now, history, day)).toMatchObject({ facts, changed });
  });

  it("was not there before it was entered, by hand or by a list", () => {
    expect(factsAsOf(now, history, "2017-01-09")).toBeNull();
    const imported = [event("2017-01-10", {}, { number: "2017-001", name: "甲" }, "project.import")];
    expect(factsAsOf(now, imported, "2017-01-09")).toBeNull();
  });

  it("takes back a milestone that a report reached, and leaves the others", () => {
    const milestones = [
      { name: "封顶", planned: "2017-06-30", actual: "2017-07-02", weight: 1 },
      { name: "验收", planned: "2017-12-30", actual: null, weight: 1 },
    ];
    const said = event(
      "2017-07-20",
      { milestones: [{ name: "封顶", actual: null }] },
      { milestones: [{ name: "封顶", actual: "2017-07-02" }] },
    );
    expect(factsAsOf({ milestones }, [said], "2017-07-01")?.facts).toEqual({
      milestones: [{ ...milestones[0], actual: null }, milestones[1]],
    });
    const edited = event("2017-07-20", { milestones: [] }, { milestones });
    expect(factsAsOf({ milestones }, [edited], "2017-07-01")?.facts).toEqual({ milestones: [] });
  });

  it("does not take another order of an object's keys for a change", () => {
    const there = { coordinates: { longitude: 104.6, latitude: 30.1 } };
    const moved = event(
      "2017-07-01",
      { coordinates: { latitude: 30.1, longitude: 104.6 } },
      { coordinates: null },
    );
    expect(factsAsOf(there, [moved], "2017-06-30")?.changed).toEqual([]);
  });

  it("names of an event only what is the project's own", () => {
    expect(factsNamedBy(history[0] as FactEvent, now)).toEqual(["category"]);
  });

  it("is, for any sequence of edits, the snapshot taken then", () => {
    const value = fc.oneof(
      fc.constantFrom("甲", "乙", "丙"),
      fc.constant(null),
      fc.array(fc.constantFrom("a", "b")),
    );
    const edit = fc.dictionary(fc.constantFrom("name", "category", "agent", "leaders"), value, {
      maxKeys: 3,
    });
    const gap = fc.integer({ min: 0, max: 2 });
    fc.assert(
      fc.property(fc.array(fc.tuple(gap, edit), { maxLength: 12 }), (edits) => {
        let facts: TracedFacts = { name: "始", category: null, agent: null, leaders: [] };
        let day = 10;
        const events: FactEvent[] = [];
        const snapshots = new Map([[day, facts]]);
        for (const [days, change] of edits) {
          for (let quiet = day + 1; quiet < day + days; quiet++) snapshots.set(quiet, facts);
          day += days;
          const after = { ...facts, ...change };
          const changes = changedValues(facts, after);
          if (changes) events.unshift(event(`2017-06-${day}`, changes.before, changes.after));
          facts = after;
          snapshots.set(day, facts);
        }
        for (const [then, snapshot] of snapshots) {
          expect(factsAsOf(facts, events, `2017-06-${then}`)?.facts).toEqual(snapshot);
        }
      }),
    );
  });
});
