import { text } from "node:stream/consumers";
import { beforeAll, describe, expect, it } from "vitest";
import { fromBufferPromise } from "yauzl";
import { assignmentSlip } from "@/lib/document/assignment-slip";

const parts = new Map<string, string>();
let xml = "";

beforeAll(async () => {
  const bytes = await assignmentSlip({
    title: "资阳市项目推进中心督办单",
    number: "WT-2017-0012",
    rows: [
      { name: "牵头单位", lines: ["市国土资源局　陈科长"] },
      { name: "情况", lines: ["12户未签约 <A&B>", "第二行"] },
    ],
    duties: ["一、请于2017年11月21日前签收。"],
    signedBy: "资阳市项目推进中心",
    signedOn: "2017年11月20日",
  });
  const zip = await fromBufferPromise(bytes);
  for await (const entry of zip.eachEntry()) {
    if (/\.(xml|rels)$/.test(entry.fileName)) {
      parts.set(entry.fileName, await text(await zip.openReadStreamPromise(entry)));
    }
  }
  xml = parts.get("word/document.xml") ?? "";
});

describe("督办单（GB/T 9704-2012）", () => {
  it("A4，页边距上37、下35、左28、右26毫米", () => {
    const twips = (mm: number) => Math.floor((mm / 25.4) * 72 * 20);
    expect(xml).toMatch(new RegExp(`<w:pgSz [^>]*w:w="${twips(210)}"[^>]*w:h="${twips(297)}"`));
    const margins = /<w:pgMar ([^>]*)\/>/.exec(xml)?.[1] ?? "";
    for (const [side, mm] of [
      ["top", 37],
      ["bottom", 35],
      ["left", 28],
      ["right", 26],
    ] as const) {
      expect(margins).toContain(`w:${side}="${twips(mm)}"`);
    }
  });

  it("标题22磅小标宋居中，正文16磅仿宋，行距固定28.95磅", () => {
    const title = /<w:p>(?:(?!<\/w:p>).)*督办单(?:(?!<\/w:p>).)*<\/w:p>/s.exec(xml)?.[0] ?? "";
    expect(title).toContain('w:jc w:val="center"');
    expect(title).toContain('w:eastAsia="方正小标宋简体"');
    expect(title).toContain('<w:sz w:val="44"/>');
    const styles = parts.get("word/styles.xml") ?? "";
    expect(styles).toContain('w:eastAsia="仿宋"');
    expect(styles).toContain('<w:sz w:val="32"/>');
    expect(styles).toMatch(/<w:spacing [^>]*w:line="579"[^>]*w:lineRule="exact"/);
  });

  it("编号、表里的每一行、要求、落款都在，字是字不是标记", () => {
    for (const words of [
      "WT-2017-0012",
      "市国土资源局　陈科长",
      "12户未签约 &lt;A&amp;B&gt;",
      "第二行",
      "请于2017年11月21日前签收",
      "2017年11月20日",
    ]) {
      expect(xml).toContain(words);
    }
    expect(xml.match(/<w:tr>/g)).toHaveLength(2);
  });

  it("页码14磅宋体，— 1 —；不带字体文件", () => {
    const footer = [...parts].find(([name]) => /^word\/footer\d*\.xml$/.test(name))?.[1] ?? "";
    expect(footer).toContain("PAGE");
    expect(footer).toContain("— ");
    expect(footer).toContain('w:eastAsia="宋体"');
    expect(footer).toContain('<w:sz w:val="28"/>');
    expect([...parts.keys()].filter((name) => /font.*\.(odttf|ttf)/.test(name))).toEqual([]);
  });
});
