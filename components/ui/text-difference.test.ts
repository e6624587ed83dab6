import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textDifference } from "@/components/ui/text-difference";

const written = (before: string, after: string): string =>
  textDifference(before, after)
    .map(({ kind, text }) => (kind === "same" ? text : kind === "removed" ? `[-${text}]` : `[+${text}]`))
    .join("");

describe("what changed in a text", () => {
  it.each([
    ["管沟开挖完成 19.2 公里。", "管沟开挖完成 21.3 公里。", "管沟开挖完成 [-19.2][+21.3] 公里。"],
    ["主体封顶", "泵站主体封顶", "[+泵站]主体封顶"],
    ["", "已开工", "[+已开工]"],
    ["未开工", "", "[-未开工]"],
    ["相同", "相同", "相同"],
  ])("from %j to %j", (before, after, marks) => {
    expect(written(before, after)).toBe(marks);
  });

  it("keeps both texts whole, whatever they are", () => {
    const text = fc.string({ unit: fc.constantFrom("完", "成", "1", ".", "a", "\n", "𠮷"), maxLength: 40 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = textDifference(before, after);
        const without = (kind: "added" | "removed") =>
          parts.map((part) => (part.kind === kind ? "" : part.text)).join("");
        expect(without("added")).toBe(before);
        expect(without("removed")).toBe(after);
      }),
    );
  });

  it("gives up on comparing what is too long, and still shows both", () => {
    const [before, after] = ["甲".repeat(1_000), "乙".repeat(1_000)];
    expect(written(before, after)).toBe(`[-${before}][+${after}]`);
  });
});
