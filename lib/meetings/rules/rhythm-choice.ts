import { partsOf } from "@/lib/meetings/rules/rule-parts";

/** Days of the week in the order of an office, as RFC 5545 writes them. */
export const weekdayCodes = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;
export type WeekdayCode = (typeof weekdayCodes)[number];

/** A rhythm as people say it. `dates`: of the month, -1 the last day. What is said otherwise is `other`. */
export type RhythmChoice =
  | { kind: "weekly"; every: number; days: WeekdayCode[] }
  | { kind: "monthly"; every: number; dates: number[] }
  | { kind: "other"; rule: string };

const only = (parts: Map<string, string>, names: readonly string[]): boolean =>
  [...parts.keys()].every((name) => names.includes(name));

/** Last days after the others: "15日、最后一天". */
const inMonth = (a: number, b: number): number => (a < 0 ? a + 100 : a) - (b < 0 ? b + 100 : b);

/** Reads a rule into what people say of it. */
export function choiceOf(rule: string): RhythmChoice {
  const parts = partsOf(rule);
  const every = Number(parts?.get("INTERVAL") ?? 1);
  const [freq, byDay, byDate] = ["FREQ", "BYDAY", "BYMONTHDAY"].map((name) => parts?.get(name));
  if (parts && freq === "WEEKLY" && byDay && only(parts, ["FREQ", "INTERVAL", "BYDAY"])) {
    const given = byDay.split(",");
    return { kind: "weekly", every, days: weekdayCodes.filter((code) => given.includes(code)) };
  }
  if (parts && freq === "MONTHLY" && byDate && only(parts, ["FREQ", "INTERVAL", "BYMONTHDAY"])) {
    const dates = [...new Set(byDate.split(",").map(Number))].sort(inMonth);
    if (dates.every((date) => date >= -1)) return { kind: "monthly", every, dates };
  }
  return { kind: "other", rule };
}

/** "FREQ=MONTHLY;BYDAY=2TH" as people say it: the second Thursday of a month, -1 the last; null for what is not that. */
export function nthWeekdayOf(rule: string): { nth: number; day: WeekdayCode } | null {
  const parts = partsOf(rule);
  if (parts?.get("FREQ") !== "MONTHLY" || !only(parts, ["FREQ", "BYDAY"])) return null;
  const [, nth, code] = /^([1-4]|-1)([A-Z]{2})$/.exec(parts.get("BYDAY") ?? "") ?? [];
  const day = weekdayCodes.find((one) => one === code);
  return day ? { nth: Number(nth), day } : null;
}

/** The rule of what was chosen; empty while nothing is chosen yet. */
export function ruleOf(choice: RhythmChoice): string {
  if (choice.kind === "other") return choice.rule.trim();
  const interval = choice.every > 1 ? `;INTERVAL=${choice.every}` : "";
  if (choice.kind === "weekly") {
    return choice.days.length > 0 ? `FREQ=WEEKLY${interval};BYDAY=${choice.days.join(",")}` : "";
  }
  const dates = [...new Set(choice.dates)].sort(inMonth);
  return dates.length > 0 ? `FREQ=MONTHLY${interval};BYMONTHDAY=${dates.join(",")}` : "";
}
