import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { toCents } from "@/lib/core/money";
import { roundedProduct } from "@/lib/lamps/rules/exact";
import { lampOf } from "@/lib/lamps/rules/lamp";
import { defaultRuleSettings } from "@/lib/lamps/rules/settings";

/** Progress statements that Chinese cities published, in 亿元; shared reference data outside the product. */
const file = fileURLToPath(new URL("../../../../shared/data/city-progress-statements.csv", import.meta.url));

type Statement = Record<string, string>;
type Difference = [statement: string, published: string, computed: string];

/** The published percentage differs from what the published amounts give, by no more than their own rounding. */
const withinRounding: Difference[] = [
  ["闽侯县 预备 2023 1-6月", "61.73", "61.74"],
  ["闽清县 省重点 2024 1-6月", "52.99", "53.00"],
];
/** No rounding of the published amounts gives the published percentage: the sources contradict themselves. */
const contradictory: Difference[] = [
  ["连南县 县重点 未载 1-5月", "24.25", "24.21"],
  ["绵阳市 省市重点 2013 1-12月", "121.79", "121.78"],
];
const aheadExceptions: Difference[] = [["闽清县 省重点 2024 1-6月", "2.99", "3.00"]];

const nameOf = (row: Statement): string => `${row.地区} ${row.层级} ${row.年份} ${row.统计期}`;
const actualOf = (row: Statement): number => Number(row.累计完成投资_亿元);
const planOf = (row: Statement): number => Number(row.年度计划投资_亿元);
const published = (row: Statement): string => row["完成年度计划_%"] ?? "";
const decimalsOf = (text: string): number => text.split(".")[1]?.length ?? 0;

/** actual ÷ plan in per cent, half up to as many decimals as were published. */
function percentageOf(row: Statement): string {
  const decimals = decimalsOf(published(row));
  const scale = 10 ** decimals;
  const rounded = roundedProduct(toCents(actualOf(row)), 100 * scale, toCents(planOf(row)));
  return (rounded / scale).toFixed(decimals);
}

/** Whether amounts within half a unit of the last place printed (0.005 at least) give the published percentage. */
function isWithinRounding(row: Statement): boolean {
  const half = 0.5 / 10 ** decimalsOf(published(row));
  const low = ((actualOf(row) - 0.005) / (planOf(row) + 0.005)) * 100;
  const high = ((actualOf(row) + 0.005) / (planOf(row) - 0.005)) * 100;
  return low < Number(published(row)) + half && high > Number(published(row)) - half;
}

/** Percentage points ahead of an even year, by the lamp rules: the gap with its sign turned. */
function aheadOf(row: Statement, decimals: number): string {
  const month = /(\d+)月/.exec((row.统计期 ?? "").split("-")[1] ?? "")?.[1] ?? "";
  const period = `2017-${month.padStart(2, "0")}`;
  const facts = { annualPlans: { "2017": planOf(row) }, reports: { [period]: { invested: actualOf(row) } } };
  const gap = lampOf(facts, period, defaultRuleSettings, null)?.gap ?? Number.NaN;
  return (-gap * 100).toFixed(decimals);
}

describe("各地公开的进度数字", () => {
  if (!existsSync(file)) {
    test("没有核对：本机没有 shared/data/city-progress-statements.csv", () => {
      expect(existsSync(file)).toBe(false);
    });
    return;
  }
  const rows: Statement[] = parse(readFileSync(file), { columns: true, bom: true, skip_empty_lines: true });
  const complete = rows.filter((row) => planOf(row) > 0 && actualOf(row) > 0 && published(row));

  test("三十五条，其中三十一条给出计划、完成与百分比", () => {
    expect([rows.length, complete.length]).toEqual([35, 31]);
  });
  test("完成额除以年度计划，按公布的位数四舍五入，与公布的一致（例外逐条列出）", () => {
    const different = complete.filter((row) => percentageOf(row) !== published(row));
    const listed = (wanted: boolean) =>
      different
        .filter((row) => isWithinRounding(row) === wanted)
        .map((row) => [nameOf(row), published(row), percentageOf(row)]);
    expect(listed(true)).toEqual(withinRounding);
    expect(listed(false)).toEqual(contradictory);
  });
  test("与序时进度之差，按全年均摊的序时计算，与公布的一致（例外逐条列出）", () => {
    const compared = complete.flatMap((row): Difference[] => {
      const ahead = row["与序时进度差_百分点(原文)"] ?? "";
      return /^-?[\d.]+$/.test(ahead) ? [[nameOf(row), ahead, aheadOf(row, decimalsOf(ahead))]] : [];
    });
    expect(compared.length).toBe(6);
    expect(compared.filter(([, stated, computed]) => stated !== computed)).toEqual(aheadExceptions);
  });
});
