import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guardedText, unguardedText } from "@/lib/spreadsheet/cell-text";

describe("no cell is a formula", () => {
  it.each([
    "=1+1",
    "+86",
    "-5",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "＝1",
    "＋1",
    "－1",
    "＠A",
    " =1",
    "\n=1",
    "'=1",
  ])("%j is kept as text", (text) => {
    expect(guardedText(text)).toMatch(/^'/);
    expect(unguardedText(guardedText(text))).toBe(text.replace(/\r/g, "\n"));
  });

  it.each(["滨河路（二期）", "5-6号楼", "'单引号", "", "3=3"])("%j stays as it is", (text) => {
    expect(guardedText(text)).toBe(text);
    expect(unguardedText(text)).toBe(text);
  });

  it("whatever is written comes back, and nothing that is written runs", () => {
    const letters = fc.constantFrom("=", "+", "-", "@", "＝", "'", " ", "\t", "\n", "A", "路", "1");
    fc.assert(
      fc.property(fc.string({ unit: letters, maxLength: 12 }), (text) => {
        const cell = guardedText(text);
        expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠\t\r]/u);
        expect(unguardedText(cell)).toBe(text);
      }),
    );
  });
});
