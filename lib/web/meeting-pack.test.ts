import exceljs from "exceljs";
import { expect, it } from "vitest";
import { renderMinutes } from "@/lib/web/minutes";
import { checkOf, emptyFacts, sixthMeeting, unitSheetOf } from "@/tests/support/minutes-facts";

async function packOf(facts: typeof sixthMeeting) {
  const book = new exceljs.Workbook();
  await book.xlsx.load((await renderMinutes(facts)).pack.bytes as never);
  return book;
}
const rowsOf = (book: exceljs.Workbook, name: string): unknown[][] => {
  const rows: unknown[][] = [];
  book.getWorksheet(name)?.eachRow((row) => rows.push((row.values as unknown[]).slice(1)));
  return rows;
};

it("每张表一页，每个交账单位一页，表头不动，横排A4，每页重印表头和会议名称", async () => {
  const book = await packOf(sixthMeeting);
  expect(book.worksheets.map(({ name }) => name)).toEqual([
    "对照检查",
    "亮灯",
    "交账-市住建局",
    "议定事项",
    "参会",
  ]);
  for (const sheet of book.worksheets) {
    expect(sheet.views[0]).toMatchObject({ state: "frozen", ySplit: 1 });
    expect(sheet.pageSetup).toMatchObject({
      orientation: "landscape",
      paperSize: 9,
      fitToWidth: 1,
      printTitlesRow: "1:1",
    });
    expect(sheet.headerFooter.oddHeader).toBe(`&C全市第六次重大项目工作例会　${sheet.name}`);
  }
});

it("数是数，日子是日子，灯和原因是页面上的话", async () => {
  const book = await packOf(sixthMeeting);
  expect(rowsOf(book, "亮灯")[1]?.slice(5, 11)).toEqual([
    "红灯",
    2,
    1,
    8000,
    4160,
    "投资完成序时的 52%（4,160.00 / 8,000.00 万元）（标准：不低于 80%）",
  ]);
  expect(rowsOf(book, "对照检查")[3]).toEqual([
    3,
    "WT-2017-0003",
    "电网迁改资金未到位",
    "城东新区棚户区改造",
    "市财政局",
    "王科长",
    new Date("2017-07-20T00:00:00Z"),
    "12户全部签约并腾空",
    2,
    "无进展",
    "是",
    "资金方案尚未报批",
  ]);
  expect(rowsOf(book, "交账-市住建局").map(([kind]) => kind)).toEqual([
    "类别",
    "项目",
    "项目",
    "项目",
    "台账事项",
    "台账事项",
    "第5次会",
    "交账发言",
  ]);
  expect(
    rowsOf(book, "参会")
      .slice(1)
      .map((row) => row[2]),
  ).toEqual(["出席", "出席", "出席", "代为出席", "请假", "缺席"]);
});

it("行高放得下折行的字", async () => {
  const book = await packOf({ ...sixthMeeting, checks: [checkOf("a", { remark: "说明".repeat(50) })] });
  // 200 half-width characters on lines of 20.
  expect(book.getWorksheet("对照检查")?.getRow(2).height).toBe(150);
  expect(book.getWorksheet("参会")?.getRow(2).height).toBe(15);
});

it("像公式的字是字；单位名称不能作表名的改写，不重名", async () => {
  const account = (name: string) => ({
    itemId: name,
    why: { code: "ADDED", byName: "中心" } as const,
    remark: "",
    sheet: unitSheetOf(name),
  });
  const long = "某某区重大项目建设指挥部办公室暨征地拆迁安置协调小组办公室";
  const book = await packOf({
    ...emptyFacts,
    checks: [checkOf("a", { title: "=1+1", remark: "-2" })],
    accounts: [account("水/电:组"), account(`${long}甲`), account(`${long}乙`)],
  });
  expect(rowsOf(book, "对照检查")[1]?.[2]).toBe("'=1+1");
  expect(rowsOf(book, "对照检查")[1]?.[11]).toBe("'-2");
  const names = book.worksheets.map(({ name }) => name);
  expect(names[2]).toBe("交账-水 电 组");
  expect(new Set(names).size).toBe(7);
  for (const name of names) expect(name.length).toBeLessThanOrEqual(31);
});

it("没有内容的会议：四张只有表头的表", async () => {
  const book = await packOf(emptyFacts);
  expect(book.worksheets.map(({ name }) => rowsOf(book, name).length)).toEqual([1, 1, 1, 1]);
});
