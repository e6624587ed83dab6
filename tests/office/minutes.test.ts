import { beforeAll, describe, expect, it } from "vitest";
import { renderMinutes, unitSheetDocument } from "@/lib/web/minutes";
import { type PrintedPage, printed } from "@/tests/office/libreoffice";
import { checkOf, decisionOf, lampLine, sixthMeeting, unitSheetOf } from "@/tests/support/minutes-facts";

const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const mm = (points: number): number => (points / 72) * 25.4;

/** Fills three pages and a half without a break. */
const FILLING = "字".repeat(28 * 22 * 3 + 28 * 11);

/** A long meeting: tables of several pages each. */
const longMeeting = {
  ...sixthMeeting,
  checks: many(30, (index) => checkOf(`c${index}`, { number: `WT-2017-${1000 + index}`, times: index % 4 })),
  lamps: sixthMeeting.lamps.map((item) => ({
    ...item,
    projects: many(12, (index) => lampLine(`第${index + 1}标段道路工程`, "市交通局")),
  })),
  decisions: many(26, (index) => decisionOf(index + 1)),
  texts: { "free:f1": FILLING },
};
let pages: PrintedPage[] = [];

beforeAll(async () => {
  pages = await printed((await renderMinutes(longMeeting)).minutes.bytes, "docx");
});

const bodyOf = ({ lines }: PrintedPage): string[] => lines.filter((line) => !/^—\d+—$/.test(line));
/** Type area: from 28 to 184 mm across, from 37 to 262 mm down. */
const numberOf = (page: PrintedPage) => {
  const below = page.words.filter(({ top }) => mm(top) > 262);
  return {
    text: below.map(({ text }) => text).join(""),
    left: mm(Math.min(...below.map(({ left }) => left))),
    right: mm(Math.max(...below.map(({ right }) => right))),
    middle: mm(below.reduce((sum, { top, bottom }) => sum + (top + bottom) / 2, 0) / below.length),
  };
};

describe("纪要印出来", () => {
  it("每一面都是A4，内容不出版心", () => {
    expect(pages.length).toBeGreaterThan(12);
    for (const page of pages) {
      expect([Math.round(mm(page.width)), Math.round(mm(page.height))]).toEqual([210, 297]);
      for (const { text, left, right, top } of page.words) {
        expect(mm(left)).toBeGreaterThan(27);
        // A stop at a line's end may hang over the edge.
        expect(mm(right)).toBeLessThan(/[，。；：、）]$/.test(text) ? 190 : 185);
        expect(mm(top)).toBeGreaterThan(36);
      }
    }
  });

  it("排满的一面22行，每行28字", () => {
    const full = pages.filter((page) => bodyOf(page).join("").match(/^字+$/));
    expect(full.length).toBeGreaterThanOrEqual(2);
    for (const page of full) expect(bodyOf(page)).toEqual(many(22, () => "字".repeat(28)));
  });

  it("第一面：标志在版心下35毫米，下有期号、日期，标题居中，正文左空二字", () => {
    const [first] = pages;
    const at = (text: string) => first?.words.find((word) => word.text.startsWith(text));
    const mark = at("全市重大项目工作例会纪要");
    expect(mm(mark?.top ?? 0)).toBeGreaterThan(68);
    expect(mm(mark?.top ?? 0)).toBeLessThan(75);
    const title = at("全市第六次重大项目工作例会纪要");
    expect(mm(((title?.left ?? 0) + (title?.right ?? 0)) / 2)).toBeCloseTo(106, 0);
    expect(mm(at("2017")?.left ?? 0)).toBeGreaterThan(28);
    expect(first?.lines.slice(0, 4)).toEqual([
      "全市重大项目工作例会纪要",
      "第6期",
      "资阳市项目推进中心2017年8月1日",
      "全市第六次重大项目工作例会纪要",
    ]);
  });

  it("页码连续，单页居右空一字，双页居左空一字，在版心下7毫米", () => {
    pages.forEach((page, index) => {
      const { text, left, right, middle } = numberOf(page);
      expect(text).toBe(`—${index + 1}—`);
      expect(middle).toBeGreaterThan(267);
      expect(middle).toBeLessThan(271);
      if (index % 2 === 0) expect(Math.abs(right - (184 - 4.9))).toBeLessThan(1.5);
      else expect(Math.abs(left - (28 + 4.9))).toBeLessThan(1.5);
    });
  });

  it("附件的表跨面时每面重排表头，行不拆开", () => {
    const annexes = pages.slice(pages.findIndex(({ lines }) => lines.includes("附件1")));
    const withRows = annexes.filter(({ lines }) => lines.some((line) => /陈副局长|2017-031/.test(line)));
    expect(withRows.length).toBeGreaterThan(5);
    for (const { lines } of withRows) expect(lines.filter((line) => /序号/.test(line))).toHaveLength(1);
    // A page's words come in no order of their own.
    const numbers = annexes.flatMap(({ words }) =>
      words.flatMap(({ text }) => (/^WT-2017-1\d{3}$/.test(text) ? [text] : [])).sort(),
    );
    expect(numbers).toEqual(longMeeting.checks.map(({ number }) => number));
  });

  it("版记在最后一面的版心底部，独占一面", () => {
    const last = pages.at(-1);
    expect(last?.lines.join("")).toMatch(
      /^分送：市长、分管城建副市长，市住建局.*。资阳市项目推进中心2017年8月1日印发—\d+—$/,
    );
    const printedBy = last?.words.find(({ text }) => text.startsWith("资阳市项目推进中心"));
    expect(mm(printedBy?.bottom ?? 0)).toBeGreaterThan(257);
    expect(mm(printedBy?.bottom ?? 0)).toBeLessThan(262);
  });
});

it("交账一页表：项目、事项、承诺再多也只有一面A4", async () => {
  const [project] = unitSheetOf("市住建局").projects;
  const [issue] = unitSheetOf("市住建局").issues;
  const [promise] = unitSheetOf("市住建局").promises;
  if (!project || !issue || !promise) throw new Error("the sample has one of each");
  for (const size of [0, 3, 60]) {
    const sheet = unitSheetOf("市住建局", {
      projects: many(size, (index) => ({
        ...project,
        name: `${project.name}${index}`.repeat(1 + (index % 4)),
      })),
      issues: many(size, () => issue),
      promises: many(size, (index) => ({
        ...promise,
        text: "加快签约，倒排工期。".repeat(1 + (index % 20)),
      })),
    });
    const made = await unitSheetDocument(sheet, "全市第六次重大项目工作例会");
    expect(await printed(made.bytes, "docx")).toHaveLength(1);
  }
});

it("会议资料印成横排A4，每面有会议名称和表头", async () => {
  const printedPack = await printed((await renderMinutes(longMeeting)).pack.bytes, "xlsx");
  expect(printedPack.length).toBeGreaterThanOrEqual(5);
  for (const { width, height, lines } of printedPack) {
    expect([Math.round(mm(width)), Math.round(mm(height))]).toEqual([297, 210]);
    expect(lines[0]).toContain("全市第六次重大项目工作例会");
    expect(lines.some((line) => /^(序号|变化|类别)/.test(line))).toBe(true);
  }
});
