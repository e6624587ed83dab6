/**
 * Money is 万元 with two decimals: a `number` in TypeScript, `Decimal(16,2)` in the database. Sums and
 * comparisons run on whole 分 (hundredths of 万元), so that 80.00 of 100.00 is never "below 0.80" by rounding.
 */

/** 万元 → whole 分. */
export const toCents = (amount: number): number => Math.round(amount * 100);

/** Whole 分 → 万元. */
export const fromCents = (cents: number): number => cents / 100;

/** True when the amount has at most two decimals (as far as a double can tell). */
export const isMoney = (amount: number): boolean =>
  Number.isFinite(amount) && Math.abs(amount * 100 - Math.round(amount * 100)) < 1e-4;

/** The exact sum of 万元 amounts. */
export const sumMoney = (amounts: Iterable<number>): number => {
  let cents = 0;
  for (const amount of amounts) cents += toCents(amount);
  return fromCents(cents);
};

/** 1234.5 → "1,234.50". Always two decimals: the unit stands in the column header. */
export const formatAmount = (amount: number): string =>
  amount.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
