import { text } from "node:stream/consumers";
import { beforeAll, describe, expect, it } from "vitest";
import { fromBufferPromise } from "yauzl";
import { minutesDocument, titleLines } from "@/lib/document/minutes";
import { wordMinutes } from "@/lib/meetings/rules/minutes";
import { emptyFacts, sixthMeeting } from "@/tests/support/minutes-facts";

const words = { lamp: () => "红灯", reason: () => "投资完成序时的 52%" };
const content = wordMinutes(sixthMeeting, words);
let parts = new Map<string, string>();
const part = (name: string): string => parts.get(`word/${name}.xml`) ?? "";

async function partsOf(bytes: Buffer) {
  const found = new Map<string, string>();
  const zip = await fromBufferPromise(bytes);
  for await (const entry of zip.eachEntry()) {
    found.set(entry.fileName, await text(await zip.openReadStreamPromise(entry)));
  }
  return found;
}

/** The paragraph's XML in which the words stand. */
const paragraphOf = (said: string): string => {
  const all = part("document").match(/<w:p>.*?<\/w:p>/gs) ?? [];
  return all.find((xml) => xml.replace(/<[^>]*>/g, "").includes(said)) ?? "";
};
const attributes = (xml: string, tag: string): Record<string, number> =>
  Object.fromEntries(
    [...(new RegExp(`<w:${tag} ([^>]*)/>`).exec(xml)?.[1] ?? "").matchAll(/w:(\w+)="(-?\d+)"/g)].map(
      ([, name, value]) => [name, Number(value)],
    ),
  );
/** Twips of 1/1440 inch. */
const mm = (twips: number | undefined): number => ((twips ?? Number.NaN) / 1440) * 25.4;

beforeAll(async () => {
  parts = await partsOf(await minutesDocument(content));
});

describe("纪要（GB/T 9704-2012）", () => {
  it("5.1、5.2.1 每一面：A4，天头37、订口28毫米，版心156×225毫米", () => {
    const sections = part("document").match(/<w:sectPr>.*?<\/w:sectPr>/gs) ?? [];
    expect(sections).toHaveLength(2 + content.annexes.length);
    for (const section of sections) {
      const [size, margin] = [attributes(section, "pgSz"), attributes(section, "pgMar")];
      expect(mm(size.w)).toBeCloseTo(210, 1);
      expect(mm(size.h)).toBeCloseTo(297, 1);
      expect(mm(margin.top)).toBeCloseTo(37, 1);
      expect(mm(margin.left)).toBeCloseTo(28, 1);
      expect(mm((size.w ?? 0) - (margin.left ?? 0) - (margin.right ?? 0))).toBeCloseTo(156, 1);
      expect(mm((size.h ?? 0) - (margin.top ?? 0) - (margin.bottom ?? 0))).toBeCloseTo(225, 1);
      expect(section).toContain('w:orient="portrait"');
    }
  });

  it("5.2.2、5.2.3 正文3号仿宋，固定28.95磅，一面22行，一行28字，多一行、多一字都排不下", () => {
    const defaults = /<w:docDefaults>.*<\/w:docDefaults>/s.exec(part("styles"))?.[0] ?? "";
    expect(defaults).toContain('w:eastAsia="仿宋"');
    expect(defaults).toContain('<w:sz w:val="32"/>');
    expect(defaults).toMatch(/<w:spacing w:line="579" w:lineRule="exact"\/>/);
    expect(attributes(part("document"), "docGrid")).toMatchObject({ linePitch: 579 });
    const spacing = Number(/<w:rPr>.*<w:spacing w:val="(-?\d+)"\/>/s.exec(defaults)?.[1]);
    const size = attributes(part("document"), "pgSz");
    const margin = attributes(part("document"), "pgMar");
    const width = (size.w ?? 0) - (margin.left ?? 0) - (margin.right ?? 0);
    const height = (size.h ?? 0) - (margin.top ?? 0) - (margin.bottom ?? 0);
    expect(Math.floor(width / (16 * 20 + spacing))).toBe(28);
    expect(Math.floor(height / 579)).toBe(22);
  });

  it("10.3 纪要标志红色小标宋居中，上边缘至版心上边缘35毫米；期号在下；7.2.7 红线与版心等宽", () => {
    const mark = paragraphOf(content.mark);
    expect(mark).toContain('<w:jc w:val="center"/>');
    expect(mark).toContain('w:eastAsia="方正小标宋简体"');
    expect(mark).toContain('<w:color w:val="FF0000"/>');
    const { before = 0, line = 0 } = attributes(mark, "spacing");
    const size = Number(/<w:sz w:val="(\d+)"/.exec(mark)?.[1]) * 10;
    expect(mm(before + (line - size) / 2)).toBeCloseTo(35, 0);
    expect(size * content.mark.length).toBeLessThan(8845);
    expect(paragraphOf("第6期")).toContain('<w:jc w:val="center"/>');
    const red = paragraphOf("2017年8月1日");
    expect(red).toMatch(/<w:bottom [^>]*w:color="FF0000"[^>]*w:space="11"/);
    expect(red).not.toContain("<w:ind ");
  });

  it("7.3.1 标题2号小标宋居中，长的分行", () => {
    const title = paragraphOf("全市第六次重大项目工作例会纪要");
    expect(title).toContain('<w:sz w:val="44"/>');
    expect(title).toContain('w:eastAsia="方正小标宋简体"');
    expect(titleLines("一".repeat(20))).toHaveLength(1);
    expect(titleLines("一".repeat(41)).map(({ length }) => length)).toEqual([14, 14, 13]);
  });

  it("7.3.3 一级标题黑体，二级标题楷体，每段左空二字", () => {
    const heading = paragraphOf("一、上次会议议定事项对照检查情况");
    expect(heading).toContain('w:eastAsia="黑体"');
    expect(heading).toContain("<w:keepNext/>");
    const account = paragraphOf("（一）市住建局。");
    expect(account).toContain('w:eastAsia="楷体"');
    for (const paragraph of [heading, account, paragraphOf("会议议定：")]) {
      expect(attributes(paragraph, "ind")).toMatchObject({ firstLineChars: 200, firstLine: 630 });
    }
  });

  it("7.3.4 附件说明写顺序号和名称；7.3.7 附件另面，黑体；10.3 出席、请假、缺席黑体，回行对齐", () => {
    expect(paragraphOf("附件：1. 上次会议议定事项对照检查表")).not.toBe("");
    expect(paragraphOf("附件2")).toContain('w:eastAsia="黑体"');
    for (const label of ["出席", "请假", "缺席"]) {
      const row = paragraphOf(`${label}：`);
      expect(row).toContain('w:eastAsia="黑体"');
      expect(attributes(row, "ind")).toMatchObject({ left: 5 * 315, hanging: 3 * 315 });
    }
  });

  it("表不宽于156毫米，每面重排表头，一行不拆到两面", () => {
    const tables = (part("document").match(/<w:tbl>.*?<\/w:tbl>/gs) ?? []).slice(0, -1);
    expect(tables).toHaveLength(3);
    for (const table of tables) {
      const widths = [...table.matchAll(/<w:gridCol w:w="(\d+)"\/>/g)].map(([, width]) => Number(width));
      expect(mm(widths.reduce((sum, width) => sum + width, 0))).toBeCloseTo(156, 0);
      expect(mm(widths.reduce((sum, width) => sum + width, 0))).toBeLessThanOrEqual(156);
      expect(table).toContain('<w:tblLayout w:type="fixed"/>');
      expect(table.match(/<w:tblHeader\/>/g)).toHaveLength(1);
      expect(table.match(/<w:cantSplit\/>/g)).toHaveLength(table.match(/<w:tr>/g)?.length ?? 0);
    }
  });

  it("7.4 版记：末尾，首末线0.35毫米，中间线0.25毫米，4号，末线在版心下边缘", () => {
    const record =
      part("document")
        .match(/<w:tbl>.*?<\/w:tbl>/gs)
        ?.at(-1) ?? "";
    expect(record).toContain("2017年8月1日印发");
    expect(
      [...record.matchAll(/<w:(?:top|bottom) w:val="single" w:color="000000" w:sz="(\d)"/g)].map(
        ([, size]) => size,
      ),
    ).toEqual(["8", "6", "6", "8"]);
    expect(record.match(/<w:sz w:val="28"\/>/g)).toHaveLength(3);
    const heights = [...record.matchAll(/<w:trHeight w:val="(\d+)" w:hRule="exact"/g)].map(([, height]) =>
      Number(height),
    );
    const page = part("document").split("<w:sectPr").at(-2) ?? "";
    const above = Number(/<w:spacing w:line="(\d+)" w:lineRule="exact"\/>/.exec(page)?.[1]);
    const end = mm(heights.reduce((sum, height) => sum + height, above));
    expect(end).toBeGreaterThan(223);
    expect(end).toBeLessThan(224.9);
  });

  it("7.5 页码4号宋体，单页居右空一字，双页居左空一字，一字线在版心下7毫米", () => {
    expect(part("settings")).toContain("<w:evenAndOddHeaders/>");
    const footers = [...parts].filter(([name]) => /footer\d+\.xml$/.test(name)).map(([, xml]) => xml);
    expect(footers).toHaveLength(2 * (2 + content.annexes.length));
    const odd = footers.filter(
      (xml) => xml.includes('<w:jc w:val="right"/>') && /<w:ind w:right="280"\/>/.test(xml),
    );
    const even = footers.filter(
      (xml) => xml.includes('<w:jc w:val="left"/>') && /<w:ind w:left="280"\/>/.test(xml),
    );
    expect([odd.length, even.length]).toEqual([footers.length / 2, footers.length / 2]);
    for (const xml of footers) {
      expect(xml).toContain('w:ascii="宋体"');
      expect(xml).toContain('<w:sz w:val="28"/>');
      expect(xml.replace(/<w:instrText[^>]*>[^<]*/g, "").replace(/<[^>]*>/g, "")).toBe("—  —");
    }
    const { bottom = 0, footer = 0 } = attributes(part("document"), "pgMar");
    const dash = footer + (attributes(footers[0] ?? "", "spacing").line ?? 0) / 2;
    expect(mm(bottom - dash)).toBeCloseTo(7, 0);
  });

  it("没有小标宋的机器用华文中宋或宋体；不带字体文件", () => {
    expect(part("fontTable")).toContain('<w:font w:name="方正小标宋简体"><w:altName w:val="华文中宋,宋体"/>');
    expect([...parts.keys()].filter((name) => /\.(odttf|ttf)$/.test(name))).toEqual([]);
  });

  it("没有内容的会议也成文：标志、标题、版记都在，没有表、没有名单", async () => {
    parts = await partsOf(await minutesDocument(wordMinutes(emptyFacts, words)));
    expect(paragraphOf("全市第一次重大项目工作例会纪要")).not.toBe("");
    expect(paragraphOf("各有关单位。")).not.toBe("");
    expect(part("document").match(/<w:tbl>/g)).toHaveLength(1);
    expect(part("document")).not.toContain("出席：");
    expect(part("document")).not.toContain("附件");
  });
});
