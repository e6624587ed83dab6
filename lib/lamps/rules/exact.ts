/**
 * Whole-number arithmetic on 分 and on thresholds in 1/10,000. Everything is exact: products stay in `number`
 * while they are safe and go through BigInt when they are not.
 */

/** Thresholds have four decimals at most: 0.8 → 8,000. */
export const TEN_THOUSAND = 10_000;

export const toTenThousandths = (threshold: number): number => Math.round(threshold * TEN_THOUSAND);

const isSafe = (value: number): boolean =>
  value <= Number.MAX_SAFE_INTEGER && value >= -Number.MAX_SAFE_INTEGER;

/** True when a·b < c·d, exactly. */
export function productLess(a: number, b: number, c: number, d: number): boolean {
  const left = a * b;
  const right = c * d;
  if (isSafe(left) && isSafe(right)) return left < right;
  return BigInt(a) * BigInt(b) < BigInt(c) * BigInt(d);
}

/** ⌊a·b ÷ divisor⌋ for a divisor > 0, exactly. */
export function floorOfProduct(a: number, b: number, divisor: number): number {
  const product = a * b;
  // Adding 0 makes −0 a plain 0.
  if (isSafe(product)) return Math.floor(product / divisor) + 0;
  const exact = BigInt(a) * BigInt(b);
  const by = BigInt(divisor);
  const quotient = exact / by;
  return Number(exact < 0n && quotient * by !== exact ? quotient - 1n : quotient);
}

/** ⌈a·b ÷ divisor⌉ for a divisor > 0, exactly. */
export const ceilOfProduct = (a: number, b: number, divisor: number): number =>
  0 - floorOfProduct(-a, b, divisor);

/** a·b ÷ divisor rounded half up to a whole number, exactly. */
export function roundedProduct(a: number, b: number, divisor: number): number {
  const doubled = 2 * a * b + divisor;
  if (isSafe(doubled) && isSafe(2 * a * b)) return Math.floor(doubled / (2 * divisor));
  const exact = 2n * BigInt(a) * BigInt(b) + BigInt(divisor);
  const by = 2n * BigInt(divisor);
  const quotient = exact / by;
  return Number(exact < 0n && quotient * by !== exact ? quotient - 1n : quotient);
}

/** numerator ÷ denominator to four decimals, rounded half up. */
export const fourDecimals = (numerator: number, denominator: number): number =>
  roundedProduct(numerator, TEN_THOUSAND, denominator) / TEN_THOUSAND;
