import { formatDay, formatPeriod } from "@/lib/core/format";
import { formatAmount } from "@/lib/core/money";
import { isDay, isPeriod } from "@/lib/core/periods";

/** A namespace of messages/, as next-intl hands it out on pages and in papers alike. */
export type Translate = {
  (key: string, values?: Record<string, string | number>): string;
  has: (key: string) => boolean;
};

/** The namespaces that an event's words come from. */
export const traceNamespaces = {
  t: "trace",
  projects: "projects",
  reports: "project.reportStates",
  lamps: "lamps.lamp",
  cases: "cases.states",
  changes: "changes",
  subjects: "files.subject",
} as const;
export type TraceTranslators = Record<keyof typeof traceNamespaces, Translate>;

const MONEY = new Set([
  "totalInvestment",
  "investedBefore",
  "annualPlan",
  "monthlyPlan",
  "invested",
  "fundsArrived",
  "expected",
  "actual",
]);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === "" ||
  (Array.isArray(value) && value.length === 0) ||
  (isRecord(value) && Object.keys(value).length === 0);

/** Puts the keys and values of an event in the office's words; `locale` is "zh-CN" or "en". */
export function traceWords(
  { t, projects, reports, lamps, cases, changes, subjects }: TraceTranslators,
  locale: string,
) {
  const separator = locale.startsWith("zh") ? "、" : ", ";

  const field = (key: string): string => (t.has(`field.${key}`) ? t(`field.${key}`) : key);

  /** What a code of a closed list is called. */
  const named = (key: string, code: string): string => {
    const lists = {
      nature: "natures",
      level: "levels",
      stage: "stages",
      investmentSubject: "subjects",
    } as const;
    const list = key in lists ? lists[key as keyof typeof lists] : null;
    if (list && projects.has(`${list}.${code}`)) return projects(`${list}.${code}`);
    if (key === "state" && reports.has(code)) return reports(code);
    if ((key === "lamp" || key === "computed") && lamps.has(code)) return lamps(code);
    if (key === "caseState" && cases.has(code)) return cases(code);
    if (key === "reasonCode" && changes.has(`reasons.${code}`)) return changes(`reasons.${code}`);
    if (key === "changeState" && changes.has(`states.${code}`)) return changes(`states.${code}`);
    if (key === "attachedTo" && subjects.has(code)) return subjects(code);
    if (key === "offDay" && t.has(`offDays.${code}`)) return t(`offDays.${code}`);
    if (isDay(code)) return formatDay(code, locale);
    return isPeriod(code) ? formatPeriod(code, locale) : code;
  };

  const value = (key: string, given: unknown): string => {
    if (isEmpty(given)) return t("none");
    if (typeof given === "boolean") return t(given ? "yes" : "no");
    if (typeof given === "number") return MONEY.has(key) ? formatAmount(given) : String(given);
    if (typeof given === "string") return named(key, given);
    if (Array.isArray(given)) return given.map((item) => value(key, item)).join(separator);
    if (!isRecord(given)) return String(given);
    if (typeof given.name === "string") {
      const days = [given.planned, given.actual]
        .filter((day) => typeof day === "string")
        .map((day) => named("", day));
      const when = days.length > 0 ? days.join(" → ") : "actual" in given ? t("notReached") : null;
      return when ? t("milestone", { name: given.name, when }) : given.name;
    }
    return Object.entries(given)
      .filter(([, item]) => !isEmpty(item))
      .map(([inner, item]) => `${field(inner)} ${value(inner, item)}`)
      .join(separator);
  };

  return { field, value, isEmpty };
}
