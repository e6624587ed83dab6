import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { daysBetween, lastDayOf, periodAt } from "@/lib/core/periods";
import { dayNumber, lastDayNumber, monthIndex, periodName } from "@/lib/lamps/rules/calendar";
import {
  ceilOfProduct,
  floorOfProduct,
  fourDecimals,
  productLess,
  roundedProduct,
} from "@/lib/lamps/rules/exact";
import { runs } from "@/tests/support/arbitrary-projects";

const whole = fc.oneof(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -(10 ** 12), max: 10 ** 12 }));
const positive = fc.oneof(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 10 ** 12 }));

const floorDivide = (top: bigint, bottom: bigint): bigint => top / bottom - (top % bottom < 0n ? 1n : 0n);

describe("分的运算没有误差", () => {
  test("与整数运算一致：比较、取整、四舍五入", () => {
    fc.assert(
      fc.property(whole, whole, positive, (a, b, divisor) => {
        const product = BigInt(a) * BigInt(b);
        const by = BigInt(divisor);
        expect(productLess(a, b, divisor, 7)).toBe(product < by * 7n);
        expect(floorOfProduct(a, b, divisor)).toBe(Number(floorDivide(product, by)));
        expect(ceilOfProduct(a, b, divisor)).toBe(Number(-floorDivide(-product, by)));
        expect(roundedProduct(a, b, divisor)).toBe(Number(floorDivide(2n * product + by, 2n * by)));
      }),
      runs,
    );
  });
  test("只差一分的大数也分得清", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 12 }), (n) => {
        expect(productLess(n - 1, n + 1, n, n)).toBe(true);
        expect(productLess(n, n, n - 1, n + 1)).toBe(false);
      }),
      runs,
    );
  });
  test("四位小数，逢五进一", () => {
    expect([
      fourDecimals(1, 3),
      fourDecimals(2, 3),
      fourDecimals(12_345, 10 ** 8),
      fourDecimals(-1, 3),
    ]).toEqual([0.3333, 0.6667, 0.0001, -0.3333]);
    expect([fourDecimals(1, 20_000), fourDecimals(49_999, 10 ** 9)]).toEqual([0.0001, 0]);
  });
});

describe("月与日的编号与日历一致", () => {
  test("每个月的最后一天，闰年在内", () => {
    for (let year = 1896; year <= 2204; year++) {
      for (let month = 1; month <= 12; month++) {
        const period = periodAt(year, month);
        expect(periodName(monthIndex(period))).toBe(period);
        expect(lastDayNumber(monthIndex(period))).toBe(daysBetween("1970-01-01", lastDayOf(period)));
        expect(dayNumber(`${period}-09`)).toBe(daysBetween("1970-01-01", `${period}-09`));
      }
    }
  });
});
