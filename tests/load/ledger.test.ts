import { expect, it } from "vitest";
import { type Books, faultsOf } from "./ledger";

const right: Books = {
  attempts: [
    { projectId: "a", invested: 1, acknowledged: true },
    { projectId: "b", invested: 2, acknowledged: false },
    { projectId: "c", invested: 3, acknowledged: false },
  ],
  // What was stored although its answer got lost is no fault.
  stored: [
    { projectId: "a", invested: 1 },
    { projectId: "b", invested: 2 },
  ],
  events: ["a", "b"],
  brokenChains: [],
};

it("has nothing to say when what was acknowledged is stored, what is stored was sent, and each change is traced", () => {
  expect(faultsOf(right)).toEqual([]);
});

it.each<[string, Partial<Books>]>([
  ["acknowledged but not stored: a 1", { stored: [{ projectId: "b", invested: 2 }], events: ["b"] }],
  ["acknowledged but not stored: a 1", { stored: [{ projectId: "a", invested: 9 }], events: ["a"] }],
  [
    "stored but never sent: d 4",
    { stored: [...right.stored, { projectId: "d", invested: 4 }], events: ["a", "b", "d"] },
  ],
  ["stored twice: a", { stored: [...right.stored, { projectId: "a", invested: 1 }] }],
  ["traced twice: b", { events: ["a", "b", "b"] }],
  ["stored without a trace: b", { events: ["a"] }],
  ["traced but not stored: c", { events: ["a", "b", "c"] }],
  ["broken chain: a", { brokenChains: ["a"] }],
])("finds %s", (fault, wrong) => {
  expect(faultsOf({ ...right, ...wrong })).toContain(fault);
});
