import { describe, expect, it } from "vitest";
import {
  formatDay,
  formatMoment,
  formatMoney,
  formatPercent,
  formatPeriod,
  formatTime,
  formatWan,
} from "@/lib/core/format";
import { readMoney, tidyMoney } from "@/lib/core/money-text";
import en from "@/messages/en.json";

describe("amounts in a text", () => {
  it.each([
    [0, "0.00 万元"],
    [1234.5, "1,234.50 万元"],
    [9999.99, "9,999.99 万元"],
    [10_000, "1.00 亿元"],
    [6_659_094, "665.91 亿元"],
    [-12_345, "-1.23 亿元"],
  ])("%d 万元 reads %s", (amount, words) => {
    expect(formatMoney(amount, "zh-CN")).toBe(words);
  });

  it.each([
    [0, "CNY 0.00 million"],
    [1234.5, "CNY 12.35 million"],
    [12_345, "CNY 123.45 million"],
    [-12_345, "CNY -123.45 million"],
  ])("%d 万元 reads %s in English", (amount, words) => {
    expect(formatMoney(amount, "en")).toBe(words);
  });

  it("have one unit in English messages, that of the columns", () => {
    expect(JSON.stringify(en)).not.toMatch(/万元(?!\))|10k (yuan|CNY)|10,000 (yuan|CNY)/);
    expect(formatWan(1234.5, "zh-CN")).toBe("1,234.50 万元");
    expect(formatWan(1234.5, "en")).toBe("1,234.50 CNY 10k");
  });
});

describe("days and months", () => {
  it.each([
    ["zh-CN", "2017年10月3日", "2017年10月"],
    ["en", "3 Oct 2017", "Oct 2017"],
  ])("in %s", (locale, day, period) => {
    expect(formatDay("2017-10-03", locale)).toBe(day);
    expect(formatPeriod("2017-10", locale)).toBe(period);
  });

  it.each([
    ["zh-CN", "2017年10月3日 00:05", "10月3日 00:05", "2017年10月3日"],
    ["en", "3 Oct 2017, 00:05", "3 Oct, 00:05", "3 Oct 2017"],
  ])("instants are told in Shanghai, in %s", (locale, full, withoutYear, day) => {
    const instant = "2017-10-02T16:05:59.000Z";
    expect(formatMoment(instant, locale)).toBe(full);
    expect(formatMoment(new Date(instant), locale, { year: false })).toBe(withoutYear);
    expect(formatMoment(instant, locale, { time: false })).toBe(day);
    expect(formatTime(instant)).toBe("00:05");
  });

  it("leave the year out on request", () => {
    expect(formatDay("2017-10-03", "zh-CN", { year: false })).toBe("10月3日");
    expect(formatPeriod("2017-10", "en", { year: false })).toBe("Oct");
  });
});

it("per cent shows the decimals that it needs", () => {
  expect([0.52, 0.7996, 0.8, 1].map((ratio) => formatPercent(ratio))).toEqual([
    "52%",
    "79.96%",
    "80%",
    "100%",
  ]);
});

describe("an amount as it was typed", () => {
  it.each([
    ["1,234.5", 1234.5],
    ["１２３４．５", 1234.5],
    ["1，234.50 万元", 1234.5],
    ["980", 980],
    ["-20", -20],
    [" 1 000 ", 1000],
    ["0.", 0],
  ])("%s is %d", (text, amount) => {
    expect(readMoney(text)).toBe(amount);
  });

  it.each(["", "abc", "1.234", "1.2.3", "--1", "1e5", "12345678901234"])("%s is none", (text) => {
    expect(readMoney(text)).toBeNull();
    expect(tidyMoney(text)).toBe(text);
  });

  it("is tidied to two decimals", () => {
    expect(tidyMoney("１２３４．５")).toBe("1,234.50");
  });
});
