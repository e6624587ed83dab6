const weekdays = "(SU|MO|TU|WE|TH|FR|SA)";
const listOf = (one: string) => new RegExp(`^${one}(,${one})*$`);
const plainDays = listOf(weekdays);
const ordinalDays = listOf(`([+-]?[1-5])?${weekdays}`);
const monthDays = listOf("-?([1-9]|[12]\\d|3[01])");
const months = listOf("([1-9]|1[0-2])");
const interval = /^[1-9]\d?$/;
const firstWeekday = /^(MO|SU)$/;

/** What of RFC 5545 is taken, by frequency: days and slower, nothing that one has to look up what it means. */
const parts: Record<string, Record<string, RegExp>> = {
  DAILY: { INTERVAL: interval, BYDAY: plainDays },
  WEEKLY: { INTERVAL: interval, BYDAY: plainDays, WKST: firstWeekday },
  MONTHLY: {
    INTERVAL: interval,
    BYMONTH: months,
    BYMONTHDAY: monthDays,
    BYDAY: ordinalDays,
    BYSETPOS: /^-?[1-5]$/,
  },
  YEARLY: { INTERVAL: interval, BYMONTH: months, BYMONTHDAY: monthDays },
};

/** The parts of a rule by name; null: not of a form that is taken. */
export function partsOf(rule: string): Map<string, string> | null {
  const found = new Map<string, string>();
  for (const part of rule.split(";")) {
    const [name = "", value, ...rest] = part.split("=");
    if (value === undefined || rest.length > 0 || found.has(name)) return null;
    found.set(name, value);
  }
  const taken = parts[found.get("FREQ") ?? ""];
  if (!taken || !rule.startsWith("FREQ=")) return null;
  for (const [name, value] of found) {
    if (name !== "FREQ" && !taken[name]?.test(value)) return null;
  }
  if (found.has("BYSETPOS") && (!found.has("BYDAY") || found.has("BYMONTHDAY"))) return null;
  if (found.get("FREQ") === "YEARLY" && !(found.has("BYMONTH") && found.has("BYMONTHDAY"))) return null;
  return found;
}
