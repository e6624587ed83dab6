import { addDays, type Day, isDay, lastDayOf, periodAt } from "@/lib/core/periods";
import { type Cell, compact, isNothing, textOf } from "@/lib/projects/rules/import/text";

/** How much of the day the list says; `half` and `quarter` are parts of a year. */
export type Precision = "day" | "month" | "quarter" | "half" | "year";
export type DateReading =
  | { span: { from: Day; to: Day; precision: Precision } | null; ambiguous: boolean }
  | { error: "DATE_UNREADABLE" | "DATE_IMPOSSIBLE" };

const QUARTERS: Record<string, number> = { 一: 1, 二: 2, 三: 3, 四: 4, 1: 1, 2: 2, 3: 3, 4: 4 };
/** Excel's day 0. Serials of 1954 to 2064: far from years and from yyyymm. */
const SERIAL_START = "1899-12-30";
const isSerial = (value: number): boolean => value >= 20_000 && value < 60_000;
const isYear = (value: number): boolean => value >= 1949 && value <= 2200;

const months = (year: number, first: number, last: number, precision: Precision): DateReading => {
  if (!isYear(year) || first < 1 || last > 12) return { error: "DATE_IMPOSSIBLE" };
  const to = lastDayOf(periodAt(year, last));
  return { span: { from: `${periodAt(year, first)}-01`, to, precision }, ambiguous: false };
};

const oneDay = (day: Day): DateReading =>
  isDay(day) && isYear(Number(day.slice(0, 4)))
    ? { span: { from: day, to: day, precision: "day" }, ambiguous: false }
    : { error: "DATE_IMPOSSIBLE" };

const pad = (text: string): string => text.padStart(2, "0");

type Form = [RegExp, (parts: string[]) => DateReading];

/** The forms that lists use, compacted. */
const FORMS: readonly Form[] = [
  [/^(\d{4})年?度?$/, ([year]) => months(Number(year), 1, 12, "year")],
  [/^(\d{4})年?初$/, ([year]) => months(Number(year), 1, 1, "month")],
  [/^(\d{4})年?[底末]$/, ([year]) => months(Number(year), 12, 12, "month")],
  [/^(\d{4})年?上半年$/, ([year]) => months(Number(year), 1, 6, "half")],
  [/^(\d{4})年?下半年$/, ([year]) => months(Number(year), 7, 12, "half")],
  [
    /^(\d{4})年?第?([一二三四1-4])季度$/,
    ([year, name = ""]) => {
      const quarter = QUARTERS[name] ?? 0;
      return months(Number(year), quarter * 3 - 2, quarter * 3, "quarter");
    },
  ],
  [
    /^(\d{4})[年./-](\d{1,2})月?(?:份|初|底|末|上旬|中旬|下旬)?$/,
    ([year, month]) => months(Number(year), Number(month), Number(month), "month"),
  ],
  [
    /^(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})[日号]?(?:T?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$/,
    ([year, month = "", day = ""]) => oneDay(`${year}-${pad(month)}-${pad(day)}`),
  ],
  [/^(\d{4})(\d{2})$/, ([year, month]) => months(Number(year), Number(month), Number(month), "month")],
  [/^(\d{4})(\d{2})(\d{2})$/, ([year, month, day]) => oneDay(`${year}-${month}-${day}`)],
];

function ofText(text: string): DateReading {
  const plain = text.replace(/^(?:计划|拟|预计|拟于|计划于)+|(?:前|开工|竣工|完工|建成|投产)+$/g, "");
  for (const [pattern, read] of FORMS) {
    const found = pattern.exec(plain);
    if (found) return read(found.slice(1));
  }
  return { error: "DATE_UNREADABLE" };
}

/**
 * A date cell → the days that it can mean: a year all of it, a month all of it. Also understands 2018年底,
 * 2018年上半年, 第三季度, 201803, 20180315 and Excel's serial days. `ambiguous`: the number 2018.1 may have
 * been typed as 2018.10; it is read as January.
 */
export function readDate(cell: Cell | undefined): DateReading {
  const text = compact(textOf(cell));
  if (isNothing(text)) return { span: null, ambiguous: false };
  const serial = /^\d{5}(?:\.\d+)?$/.test(text) ? Math.floor(Number(text)) : 0;
  if (isSerial(serial)) return oneDay(addDays(SERIAL_START, serial));
  const reading = ofText(text);
  const isAmbiguous = typeof cell === "number" && /^\d{4}\.1$/.test(text);
  return isAmbiguous && "span" in reading ? { ...reading, ambiguous: true } : reading;
}
