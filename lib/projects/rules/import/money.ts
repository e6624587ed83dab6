import { fromCents } from "@/lib/core/money";
import type { MoneyUnit } from "@/lib/projects/rules/import/columns";
import { type Cell, compact, isNothing, textOf } from "@/lib/projects/rules/import/text";

export type MoneyReading =
  | { amount: number | null; about: boolean; rounded: boolean }
  | { error: "MONEY_UNREADABLE" | "MONEY_NEGATIVE" | "MONEY_TOO_LARGE" };

/** Powers of ten from 元. */
const EXPONENT: Record<MoneyUnit, number> = { 元: 0, 万元: 4, 亿元: 8 };
const SUFFIX: Record<string, MoneyUnit> = { 元: "元", 万: "万元", 万元: "万元", 亿: "亿元", 亿元: "亿元" };
/** Decimal(16,2), in 分 of 万元. */
const MAX_CENTS = 9_999_999_999_999_900n;
const NUMBER = /^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/;

/** A decimal text in its unit → whole 分 of 万元 (100 元), rounded half up; exact, without floating point. */
function centsOf(decimal: string, unit: MoneyUnit): { cents: bigint; rounded: boolean } {
  const [whole = "0", fraction = ""] = decimal.replaceAll(",", "").split(".");
  const digits = BigInt(whole + fraction);
  const power = EXPONENT[unit] - fraction.length - 2;
  if (power >= 0) return { cents: digits * 10n ** BigInt(power), rounded: false };
  const divisor = 10n ** BigInt(-power);
  return { cents: (digits * 2n + divisor) / (divisor * 2n), rounded: digits % divisor !== 0n };
}

/** A number as Excel shows it: 15 digits, so that 0.1 + 0.2 is 0.3. */
function decimalOf(value: number): string {
  const shown = Number(value.toPrecision(15));
  return Math.abs(shown) < 1e-6 ? shown.toFixed(12) : String(shown);
}

/**
 * A money cell → 万元 with two decimals. Understood: thousands separators, 约/近/左右 (`about`), a unit of its
 * own (5亿, 300万元), which then counts instead of the column's. `rounded`: it had more than two decimals in 万元.
 */
export function readMoney(cell: Cell | undefined, unit: MoneyUnit): MoneyReading {
  const text = typeof cell === "number" ? decimalOf(cell) : compact(textOf(cell));
  if (isNothing(text)) return { amount: null, about: false, rounded: false };
  const about = /^(?:大约|约|近)|左右$/.test(text);
  const plain = text.replace(/^(?:大约|约|近)|左右$/g, "").replace(/^(?:人民币|¥)/, "");
  const [, sign, number, suffix] = /^([-+]?)([\d.,]+)(亿元|万元|亿|万|元)?$/.exec(plain) ?? [];
  if (number === undefined || !NUMBER.test(number)) return { error: "MONEY_UNREADABLE" };
  const { cents, rounded } = centsOf(number, (suffix && SUFFIX[suffix]) || unit);
  if (sign === "-" && cents > 0n) return { error: "MONEY_NEGATIVE" };
  if (cents > MAX_CENTS) return { error: "MONEY_TOO_LARGE" };
  return { amount: fromCents(Number(cents)), about, rounded };
}
