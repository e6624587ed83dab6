import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { appendAnchor, nextAnchor, parseAnchors } from "@/lib/trace/anchors";

const at = new Date("2017-11-20T16:05:00Z");
const head = (chain: string, index: number) => ({ chain, index, hash: String(index).padStart(64, "a") });

function linesFor(...days: [string, ReturnType<typeof head>[]][]): string {
  let text = "";
  for (const [day, heads] of days) text += `${nextAnchor(text, heads, day, at)}\n`;
  return text;
}

describe("the anchors of the trace", () => {
  const text = linesFor(
    ["2017-11-20", [head("p", 3), head("system", 1)]],
    ["2017-11-21", [head("p", 3), head("system", 2)]],
    ["2017-11-22", [head("p", 5), head("system", 2)]],
  );
  const lines = text.trimEnd().split("\n");

  test("hold the heads that moved since the line before, and what there is in all", () => {
    const { anchors, brokenLine } = parseAnchors(text);
    expect(brokenLine).toBeNull();
    expect(anchors.map(({ heads }) => Object.keys(heads))).toEqual([["p", "system"], ["system"], ["p"]]);
    expect(anchors[2]).toMatchObject({ day: "2017-11-22", chains: 2, events: 7 });
  });

  test("are one a day", () => {
    expect(nextAnchor(text, [head("p", 9)], "2017-11-22", at)).toBeNull();
    expect(nextAnchor(text, [head("p", 9)], "2017-11-23", at)).not.toBeNull();
  });

  test.each([
    ["a line edited", [lines[0], lines[1]?.replace('"events":5', '"events":4'), lines[2]], 3],
    ["a line gone", [lines[0], lines[2]], 2],
    ["the first line gone", [lines[1], lines[2]], 1],
    ["lines changed about", [lines[0], lines[2], lines[1]], 2],
    ["a line that is none", [lines[0], "{}", lines[2]], 2],
  ])("%s: the first broken line is named", (_what, left, broken) => {
    expect(parseAnchors(`${left.join("\n")}\n`).brokenLine).toBe(broken);
  });

  test("a line that a power cut tore is no line, and the next one takes its place", async () => {
    const folder = await mkdtemp(join(tmpdir(), "anchors-"));
    const file = join(folder, "anchors.jsonl");
    await appendAnchor(file, "", lines[0] ?? "");
    const torn = `${lines[0]}\n${lines[1]?.slice(0, 40)}`;
    expect(parseAnchors(torn)).toMatchObject({ brokenLine: null, anchors: [{ day: "2017-11-20" }] });
    await appendAnchor(file, torn, lines[1] ?? "");
    expect(await readFile(file, "utf8")).toBe(`${lines[0]}\n${lines[1]}\n`);
    await rm(folder, { recursive: true });
  });
});
