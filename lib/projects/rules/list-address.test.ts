import { describe, expect, it } from "vitest";
import { columnsOf, usualColumns } from "@/lib/projects/rules/columns";
import { filtersIn, queryOf, viewQueryOf } from "@/lib/projects/rules/list-address";

describe("the columns of a list", () => {
  it.each([
    ["none named: the usual ones", undefined, usualColumns],
    ["in the list's own order, with the name", "plan,region", ["name", "region", "plan"]],
    ["what is no column is left out", "plan,__proto__,x", ["name", "plan"]],
    ["nothing but nonsense: the usual ones", "x,y", usualColumns],
  ])("%s", (_, given, expected) => expect(columnsOf(given)).toEqual(expected));
});

describe("the address of a list", () => {
  it("leaves out what is wrong, and what is no filter", () => {
    expect(filtersIn({ region: "512002", lamp: "blue", sort: "name", x: "1", q: ["a"] })).toEqual({
      region: "512002",
      sort: "name",
    });
  });

  it("a view keeps filters, order and columns, but not the place in the list", () => {
    expect(viewQueryOf("lamp=red&page=3&after=x&count=exact&columns=region,plan&view=all&evil=1")).toBe(
      "lamp=red&columns=name%2Cregion%2Cplan",
    );
    expect(viewQueryOf("?q=公园 湿地")).toBe(queryOf({ q: "公园 湿地" }));
    expect(viewQueryOf("")).toBe("");
  });
});
