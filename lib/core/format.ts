import { formatAmount, toCents } from "@/lib/core/money";
import { type Day, monthOf, type Period, SHANGHAI_OFFSET_MS, yearOf } from "@/lib/core/periods";

/** Numbers, days and months as an office writes them; `locale` is "zh-CN" or "en". Pure. */

const chinese = (locale: string): boolean => locale.startsWith("zh");

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** From here on one amount in a text reads in 亿元. */
const WAN_PER_YI = 10_000;

/** An amount to the last cent, in the unit that columns have: "1,234.50 万元" or "1,234.50 CNY 10k". */
export const formatWan = (amount: number, locale: string): string =>
  `${formatAmount(amount)} ${chinese(locale) ? "万元" : "CNY 10k"}`;

/**
 * One amount in a text, from 万元: "1,234.50 万元", from 10,000 万元 "1.23 亿元"; in English always "CNY 12.35 million".
 * Columns use `formatAmount`.
 */
export function formatMoney(amount: number, locale: string): string {
  if (!chinese(locale)) return `CNY ${formatAmount(Math.round(amount) / 100)} million`;
  if (Math.abs(amount) < WAN_PER_YI) return formatWan(amount, locale);
  return `${formatAmount(Math.round(toCents(amount) / WAN_PER_YI) / 100)} 亿元`;
}

/** "2017年10月3日" or "3 Oct 2017"; without the year "10月3日" or "3 Oct". */
export function formatDay(day: Day, locale: string, { year = true }: { year?: boolean } = {}): string {
  const [month, date] = [monthOf(day), Number(day.slice(8, 10))];
  if (chinese(locale)) return `${year ? `${yearOf(day)}年` : ""}${month}月${date}日`;
  return `${date} ${MONTHS[month - 1]}${year ? ` ${yearOf(day)}` : ""}`;
}

/**
 * An instant in Shanghai: "2017年10月3日 09:05" or "3 Oct 2017, 09:05"; without the year, or the time of day, on
 * request.
 */
export function formatMoment(
  instant: Date | string,
  locale: string,
  { year = true, time = true }: { year?: boolean; time?: boolean } = {},
): string {
  const there = new Date(new Date(instant).getTime() + SHANGHAI_OFFSET_MS).toISOString();
  const day = formatDay(there.slice(0, 10), locale, { year });
  return time ? `${day}${chinese(locale) ? " " : ", "}${there.slice(11, 16)}` : day;
}

/** The time of day in Shanghai: "09:05". */
export const formatTime = (instant: Date | string): string => formatMoment(instant, "zh-CN").slice(-5);

/** "2017年10月" or "Oct 2017"; without the year "10月" or "Oct". */
export function formatPeriod(
  period: Period,
  locale: string,
  { year = true }: { year?: boolean } = {},
): string {
  const month = monthOf(period);
  if (chinese(locale)) return `${year ? `${yearOf(period)}年` : ""}${month}月`;
  return `${MONTHS[month - 1]}${year ? ` ${yearOf(period)}` : ""}`;
}

/** A count, its thousands apart: "2,425". */
export const formatCount = (count: number): string => count.toLocaleString("en-US");

/** A ratio as per cent with at most `decimals` decimals: 0.52 → "52%", 0.7996 → "79.96%". */
export const formatPercent = (ratio: number, decimals = 2): string =>
  `${Number((ratio * 100).toFixed(decimals))}%`;

/** A file's size: "820 kB", "3.4 MB". */
export const formatBytes = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
