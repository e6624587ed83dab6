import { describe, expect, test } from "vitest";
import { levelOf, natureOf, subjectOf } from "@/lib/projects/rules/import/choices";
import type { MoneyUnit } from "@/lib/projects/rules/import/columns";
import { readDate } from "@/lib/projects/rules/import/dates";
import { readMoney } from "@/lib/projects/rules/import/money";
import {
  cleanName,
  cleanParagraphs,
  cleanUnit,
  columnLetter,
  textOf,
} from "@/lib/projects/rules/import/text";

describe("money is converted to 万元 exactly", () => {
  const exact: [string | number | null, MoneyUnit, number | null][] = [
    [170000, "万元", 170000],
    ["170,000", "万元", 170000],
    ["１２，３４５．６", "万元", 12345.6],
    [0.1 + 0.2, "万元", 0.3],
    [1.005, "亿元", 10050],
    ["1.005", "亿元", 10050],
    [2.3, "亿元", 23000],
    [1234567800, "元", 123456.78],
    ["4.35", "万元", 4.35],
    [4.35, "万元", 4.35],
    ["5亿", "万元", 50000],
    ["1.2亿元", "元", 12000],
    ["300万", "亿元", 300],
    ["300万元", "亿元", 300],
    ["1000000元", "万元", 100],
    ["¥ 5 000", "万元", 5000],
    [0, "万元", 0],
    ["", "万元", null],
    [null, "万元", null],
    ["—", "万元", null],
    ["/", "万元", null],
    ["无", "万元", null],
  ];
  test.each(exact)("%j in %s is %s", (cell, unit, amount) => {
    expect(readMoney(cell, unit)).toEqual({ amount, about: false, rounded: false });
  });

  test.each([
    ["约5000", 5000],
    ["约5,000万元", 5000],
    ["近1亿元", 10000],
    ["5000左右", 5000],
  ])("%s is taken as %s with a note", (cell, amount) => {
    expect(readMoney(cell, "万元")).toEqual({ amount, about: true, rounded: false });
  });

  test.each<[number | string, MoneyUnit, number]>([
    [12345649, "元", 1234.56],
    [12345650, "元", 1234.57],
    ["12.345", "万元", 12.35],
    [1e-9, "万元", 0],
  ])("%s %s has more than two decimals: %s, with a note", (cell, unit, amount) => {
    expect(readMoney(cell, unit)).toEqual({ amount, about: false, rounded: true });
  });

  test.each([
    ["待定", "MONEY_UNREADABLE"],
    ["5000-8000", "MONEY_UNREADABLE"],
    ["5000（其中债券2000）", "MONEY_UNREADABLE"],
    ["1,23", "MONEY_UNREADABLE"],
    ["1.2.3", "MONEY_UNREADABLE"],
    ["五千", "MONEY_UNREADABLE"],
    ["50%", "MONEY_UNREADABLE"],
    ["#DIV/0!", "MONEY_UNREADABLE"],
    ["1e5", "MONEY_UNREADABLE"],
    [true, "MONEY_UNREADABLE"],
    [-5, "MONEY_NEGATIVE"],
    ["-5,000", "MONEY_NEGATIVE"],
    ["99999999999999999999", "MONEY_TOO_LARGE"],
  ])("%j is refused: %s", (cell, error) => {
    expect(readMoney(cell, "万元")).toEqual({ error });
  });
});

describe("a date is the days that its words can mean", () => {
  const forms: [string | number, string, string, string][] = [
    ["2018", "2018-01-01", "2018-12-31", "year"],
    [2018, "2018-01-01", "2018-12-31", "year"],
    ["2018年", "2018-01-01", "2018-12-31", "year"],
    ["2018年度", "2018-01-01", "2018-12-31", "year"],
    ["2018年3月", "2018-03-01", "2018-03-31", "month"],
    ["2018年 3 月", "2018-03-01", "2018-03-31", "month"],
    ["２０１８年２月", "2018-02-01", "2018-02-28", "month"],
    ["2018.3", "2018-03-01", "2018-03-31", "month"],
    [2018.3, "2018-03-01", "2018-03-31", "month"],
    ["2018.10", "2018-10-01", "2018-10-31", "month"],
    [2018.11, "2018-11-01", "2018-11-30", "month"],
    ["2018/12", "2018-12-01", "2018-12-31", "month"],
    ["2018-03", "2018-03-01", "2018-03-31", "month"],
    ["201803", "2018-03-01", "2018-03-31", "month"],
    [201803, "2018-03-01", "2018-03-31", "month"],
    ["2018年3月底", "2018-03-01", "2018-03-31", "month"],
    ["2018年3月中旬", "2018-03-01", "2018-03-31", "month"],
    ["2018年底", "2018-12-01", "2018-12-31", "month"],
    ["2018年初", "2018-01-01", "2018-01-31", "month"],
    ["2018年上半年", "2018-01-01", "2018-06-30", "half"],
    ["2018年下半年", "2018-07-01", "2018-12-31", "half"],
    ["2018年第三季度", "2018-07-01", "2018-09-30", "quarter"],
    ["2018年4季度", "2018-10-01", "2018-12-31", "quarter"],
    ["2018/03/15", "2018-03-15", "2018-03-15", "day"],
    ["2018-3-5", "2018-03-05", "2018-03-05", "day"],
    ["2018.3.15", "2018-03-15", "2018-03-15", "day"],
    ["2018年3月15日", "2018-03-15", "2018-03-15", "day"],
    ["2018-03-15 08:30:00", "2018-03-15", "2018-03-15", "day"],
    ["20180315", "2018-03-15", "2018-03-15", "day"],
    [43174, "2018-03-15", "2018-03-15", "day"],
    ["43174", "2018-03-15", "2018-03-15", "day"],
    [43174.5, "2018-03-15", "2018-03-15", "day"],
    ["计划2018年3月开工", "2018-03-01", "2018-03-31", "month"],
    ["2018年底前", "2018-12-01", "2018-12-31", "month"],
  ];
  test.each(forms)("%j: %s to %s (%s)", (cell, from, to, precision) => {
    expect(readDate(cell)).toEqual({ span: { from, to, precision }, ambiguous: false });
  });

  test("the number 2018.1 is January, and may have been October", () => {
    expect(readDate(2018.1)).toEqual({
      span: { from: "2018-01-01", to: "2018-01-31", precision: "month" },
      ambiguous: true,
    });
    expect(readDate("2018.1")).toMatchObject({ ambiguous: false });
  });

  test.each(["", null, "—", "/", "无"])("%j says nothing", (cell) => {
    expect(readDate(cell)).toEqual({ span: null, ambiguous: false });
  });

  test.each([
    ["已开工", "DATE_UNREADABLE"],
    ["待定", "DATE_UNREADABLE"],
    ["3月", "DATE_UNREADABLE"],
    [12, "DATE_UNREADABLE"],
    ["2018年13月", "DATE_IMPOSSIBLE"],
    ["2018-02-30", "DATE_IMPOSSIBLE"],
    ["0218", "DATE_IMPOSSIBLE"],
  ])("%j is refused: %s", (cell, error) => {
    expect(readDate(cell)).toEqual({ error });
  });
});

test.each([
  ["新建", "new"],
  ["新 建", "new"],
  ["续建", "continuing"],
  ["改扩建", "expansion"],
  ["扩建", "expansion"],
  ["改建", "expansion"],
  ["前期", "preliminary"],
  ["前期项目", "preliminary"],
  ["其他", null],
] as const)("建设性质 %s is %s", (text, nature) => {
  expect(natureOf(text)).toBe(nature);
});

test.each([
  ["省级", "province"],
  ["市重点", "city"],
  ["区级", "county"],
  ["县级", "county"],
  ["区县级", "county"],
  ["甲级", null],
] as const)("级别 %s is %s", (text, level) => {
  expect(levelOf(text)).toBe(level);
});

test.each([
  ["企业投资", "enterprise"],
  ["民间投资", "enterprise"],
  ["区级投资", "government"],
  ["市级投资", "government"],
  ["财政资金", "government"],
  ["区政府投资 企业投资", "mixed"],
  ["市级PPP项目", "mixed"],
  ["其他", null],
] as const)("投资主体 %s is %s", (text, subject) => {
  expect(subjectOf(text)).toBe(subject);
});

describe("texts are cleaned of what only fitted them into their cells", () => {
  test.each([
    ["十堰恒大城\n二期", "十堰恒大城二期"],
    ["火车站商圈\n（南广场商圈）", "火车站商圈（南广场商圈）"],
    ["汇霖·K-MALL\n时尚广场", "汇霖·K-MALL 时尚广场"],
    ["滨河路   二期", "滨河路 二期"],
    ["  云岭路 \r\n 延伸段 ", "云岭路延伸段"],
  ])("name %j is %j", (text, clean) => {
    expect(cleanName(textOf(text))).toBe(clean);
  });

  test("a unit's name loses its inner spaces, a long text keeps its lines", () => {
    expect(cleanUnit("区 财\n政 局")).toBe("区财政局");
    expect(cleanParagraphs("一、甲   乙 \n\n\n  二、丙")).toBe("一、甲 乙\n二、丙");
  });

  test("control and invisible characters go, lone surrogates too", () => {
    expect(textOf("云\u0000岭\u200b路\ufeff\ud800\t二期")).toBe("云岭路\t二期");
  });

  test("columns are lettered as in the sheet", () => {
    expect([0, 25, 26, 51, 52, 199].map(columnLetter)).toEqual(["A", "Z", "AA", "AZ", "BA", "GR"]);
  });
});
