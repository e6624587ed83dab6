import { describe, expect, it } from "vitest";
import { ledgerFiltersIn, ledgerQueryOf, ledgerViewQueryOf, lookIn } from "@/lib/issues/rules/list-address";

describe("the address of the ledger", () => {
  it("leaves out what is wrong, and what is no filter", () => {
    expect(ledgerFiltersIn({ state: "open", lamp: "blue", level: "4", x: "1", q: ["a"] })).toEqual({
      state: "open",
    });
  });

  it.each([
    ["nothing said: the list", {}, "list"],
    ["by state", { view: "states" }, "states"],
    ["what there is not: the list", { view: "all" }, "list"],
  ])("is looked at as it says: %s", (_, address, look) => expect(lookIn(address)).toBe(look));

  it("a view keeps filters, order and how the ledger is looked at, but not the place in it", () => {
    expect(ledgerViewQueryOf("lamp=red&page=3&sort=deadline&view=states&evil=1")).toBe(
      "lamp=red&sort=deadline&view=states",
    );
    expect(ledgerViewQueryOf("?q=停电 迁改&view=list")).toBe(ledgerQueryOf({ q: "停电 迁改" }));
    expect(ledgerViewQueryOf("")).toBe("");
  });
});
