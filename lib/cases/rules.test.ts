import { describe, expect, test } from "vitest";
import { caseNumber, reconcile } from "@/lib/cases/rules";

describe("重开后再公布", () => {
  const known = [
    { id: "a", projectId: "一" },
    { id: "b", projectId: "二" },
  ];
  test("不再达到月数的撤销，新达到的立案，其余不动", () => {
    expect(reconcile(known, ["二", "三"])).toEqual({ open: ["三"], withdraw: ["a"] });
    expect(reconcile(known, ["一", "二"])).toEqual({ open: [], withdraw: [] });
    expect(reconcile([], [])).toEqual({ open: [], withdraw: [] });
  });
});

test("编号：年份加四位流水，过万不截断", () => {
  expect([caseNumber(2017, 1), caseNumber(2018, 12_345)]).toEqual(["WZ-2017-0001", "WZ-2018-12345"]);
});
