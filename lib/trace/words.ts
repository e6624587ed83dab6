import { formatCount, formatDay, formatMoment, formatPercent, formatPeriod } from "@/lib/core/format";
import { formatAmount } from "@/lib/core/money";
import { isDay, isPeriod } from "@/lib/core/periods";
import { rhythmWords } from "@/lib/meetings/rules/rhythm-words";
import type { TraceValues, TraceVerb } from "@/lib/trace/schema";

/** All of messages/, as next-intl hands it out on pages and in papers alike. */
export type Translate = {
  (key: string, values?: Record<string, string | number>): string;
  has: (key: string) => boolean;
};

/** Where the codes of a closed list have their names in messages/: of a subject's key, or of the key wherever it stands. */
const lists: Readonly<Record<string, string>> = {
  nature: "projects.natures",
  level: "projects.levels",
  stage: "projects.stages",
  investmentSubject: "projects.subjects",
  lamp: "lamps.lamp",
  computed: "lamps.lamp",
  redExit: "trace.redExits",
  reasons: "statistics.reason",
  caseState: "cases.states",
  reasonCode: "changes.reasons",
  changeState: "changes.states",
  attachedTo: "files.subject",
  workCategory: "trace.category",
  offDay: "trace.offDays",
  cause: "trace.causes",
  role: "roles",
  secondFactorRoles: "roles",
  presence: "meetings.presence",
  result: "meetings.results",
  section: "meetings.sections",
  "period.state": "cycle.states",
  "report.state": "project.reportStates",
  "issue.state": "issues.states",
  "issue.kind": "issues.kinds",
  "issue.source": "issues.sources",
  "issue.category": "issues.categories",
  "issue.level": "issues.levels",
  "series.level": "meetings.levels",
};

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
const SHARES = new Set(["investmentRatio", "investmentGap", "ratio", "gap"]);
/** Numbers that count nothing. */
const NAMES = new Set(["year", "traceSequence"]);

const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const ID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;
/** "全市重大项目工作例会 2017-08-31". */
const LAST_DAY = /\d{4}-\d\d-\d\d$/;
/** An item about lamps of an agenda, or the paragraph about it in the minutes: "lamps:newly_red". */
const LAMP_ITEM = /^lamps:/;
/** A paragraph of the minutes: "decision:3", "check:<id>". */
const PARAGRAPH = /^(check|account|study|decision|free)(?::(\d+|.*))?$/;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === "" ||
  (Array.isArray(value) && value.length === 0) ||
  (isRecord(value) && Object.keys(value).length === 0);

/** Ids lead machines from record to record; people read names. */
const isId = (value: unknown): boolean => typeof value === "string" && ID.test(value);

type Told = { verb: TraceVerb; before: TraceValues; after: TraceValues };
type Change = { key: string; field: string; from: string | null; to: string };

/**
 * Puts the keys and values of an event in the office's words; `locale` is "zh-CN" or "en". `subject` is the noun of the
 * event's verb ("issue" of "issue.assign"); without it, a project's.
 */
export function traceWords(t: Translate, locale: string) {
  const separator = locale.startsWith("zh") ? "、" : ", ";

  const field = (key: string, subject = "project"): string => {
    const path = [`trace.fieldOf.${subject}.${key}`, `trace.field.${key}`].find((one) => t.has(one));
    return path ? t(path) : key;
  };

  /** Which paragraph of the minutes: "对照检查", "议定事项 3"; an id in its key says nothing to a reader. */
  const paragraph = (code: string): string => {
    const [, part, at] = PARAGRAPH.exec(code) ?? [];
    const name = `trace.paragraphs.${part ?? code}`;
    if (!t.has(name)) return code;
    return at && /^\d+$/.test(at) ? `${t(name)} ${at}` : t(name);
  };

  /** What a code is called, or a text that is none as it is. */
  const named = (key: string, code: string, subject: string): string => {
    const list = lists[`${subject}.${key}`] ?? lists[key];
    if (list && t.has(`${list}.${code}`)) return t(`${list}.${code}`);
    if (key === "rule") return rhythmWords(code, (path, values) => t(`meetings.${path}`, values), locale);
    if ((key === "item" || key === "key") && LAMP_ITEM.test(code)) {
      return t(`meetings.changes.${code.replace(LAMP_ITEM, "")}`);
    }
    if (key === "key") return paragraph(code);
    if (key === "series" || key === "toMeeting") {
      return code.replace(LAST_DAY, (day) => formatDay(day, locale));
    }
    if (INSTANT.test(code)) return formatMoment(code, locale);
    if (isDay(code)) return formatDay(code, locale);
    return isPeriod(code) ? formatPeriod(code, locale) : code;
  };

  const number = (key: string, given: number, subject: string): string => {
    if (MONEY.has(key)) return formatAmount(given);
    if (SHARES.has(key)) return formatPercent(given);
    const list = lists[`${subject}.${key}`] ?? lists[key];
    if (list || NAMES.has(key) || !Number.isInteger(given)) return named(key, String(given), subject);
    return formatCount(given);
  };

  const value = (key: string, given: unknown, subject = "project"): string => {
    if (isEmpty(given)) return t("trace.none");
    if (typeof given === "boolean") return t(given ? "trace.yes" : "trace.no");
    if (typeof given === "number") return number(key, given, subject);
    if (typeof given === "string") return named(key, given, subject);
    if (Array.isArray(given)) return given.map((item) => value(key, item, subject)).join(separator);
    if (!isRecord(given)) return String(given);
    if (typeof given.name === "string") {
      const days = [given.planned, given.actual]
        .filter((day) => typeof day === "string")
        .map((day) => named("", day, subject));
      const said = [
        days.length > 0 ? days.join(" → ") : "actual" in given ? t("trace.notReached") : null,
        typeof given.weight === "number" && given.weight !== 1
          ? t("trace.weight", { weight: given.weight })
          : null,
      ].filter((words) => words !== null);
      const when = said.join(separator);
      return when ? t("trace.milestone", { name: given.name, when }) : given.name;
    }
    return Object.entries(given)
      .filter(([, item]) => !isEmpty(item))
      .map(([inner, item]) => `${field(inner, subject)} ${value(inner, item, subject)}`)
      .join(separator);
  };

  /** What an event changed, as people read it; `from` is null where nothing stood before. */
  const changes = ({ verb, before, after }: Told): Change[] => {
    const [subject] = verb.split(".");
    return [...new Set([...Object.keys(before), ...Object.keys(after)])]
      .filter((key) => !isEmpty(before[key]) || !isEmpty(after[key]))
      .filter((key) => !isId(before[key]) && !isId(after[key]))
      .map((key) => ({
        key,
        field: field(key, subject),
        from: isEmpty(before[key]) ? null : value(key, before[key], subject),
        to: value(key, after[key], subject),
      }));
  };

  return { field, value, changes, isEmpty };
}
