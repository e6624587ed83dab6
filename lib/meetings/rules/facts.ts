import type { Day, Period } from "@/lib/core/periods";
import type { IssueState, StudyResult } from "@/lib/issues/schema";
import type { Lamp } from "@/lib/lamps/rules/lamp";
import type { Reason } from "@/lib/lamps/rules/reasons";
import type { AgendaWhy, LampChange, LampLine } from "@/lib/meetings/rules/agenda";
import type { Presence } from "@/lib/meetings/rules/kinds";

/** 一页表: what a unit accounts for on the spot. Money in 万元. */
export type UnitSheet = {
  unit: { id: string; name: string };
  /** The closed period whose lamps are shown. */
  period: Period | null;
  counts: Record<Lamp, number>;
  /** Worst and longest first. `expected`, `actual`: of the year through the period. */
  projects: {
    id: string;
    number: string;
    name: string;
    lamp: Lamp;
    behindRun: number;
    redRun: number;
    annualPlan: number;
    expected: number;
    actual: number;
    reasons: Reason[];
  }[];
  /** Overdue first, then by deadline. */
  issues: {
    id: string;
    number: string;
    title: string;
    state: IssueState;
    deadline: Day | null;
    daysLeft: number | null;
  }[];
  /** What the series' last meetings had from the unit, beside what happened since. */
  promises: {
    /** The meeting at which it was given. */
    ordinal: number;
    on: Day;
    /** An item decided for the unit, or its own words when it accounted. */
    text: string;
    issue: { id: string; number: string; state: IssueState; deadline: Day | null } | null;
    /** The newest entry of progress on the issue. */
    latest: { on: Day; text: string } | null;
  }[];
};

/** Everything the minutes and the pack are made from. */
export type MinutesFacts = {
  cityName: string;
  centreName: string;
  /** `region`, `programme`: what a series of level 1 is bound to, by name. */
  series: { name: string; level: number; region: string | null; programme: string | null };
  ordinal: number;
  on: Day;
  startTime: string;
  place: string;
  chair: string;
  period: Period | null;
  /** The day on which the minutes are published; null: a draft. */
  issuedOn: Day | null;
  attendance: { name: string; isLeader: boolean; presence: Presence | null; person: string }[];
  checks: {
    itemId: string;
    number: string;
    title: string;
    project: string | null;
    leadUnit: string | null;
    leadPerson: string | null;
    deadline: Day | null;
    effect: string | null;
    /** How often it was carried over before this meeting. */
    times: number;
    result: StudyResult | null;
    remark: string;
    escalates: boolean;
  }[];
  lamps: { change: LampChange; remark: string; projects: LampLine[] }[];
  accounts: {
    itemId: string;
    why: AgendaWhy;
    /** What the unit said and promised. */
    remark: string;
    sheet: UnitSheet;
  }[];
  studied: {
    itemId: string;
    number: string;
    title: string;
    project: string | null;
    leadUnit: string | null;
    why: AgendaWhy;
    result: StudyResult | null;
    remark: string;
    escalates: boolean;
  }[];
  free: { itemId: string; title: string; note: string; remark: string }[];
  decisions: {
    sequence: number;
    /** Of the ledger; null until the minutes are published. */
    number: string | null;
    title: string;
    project: string | null;
    leadUnit: string;
    leadPerson: string;
    assisting: string[];
    deadline: Day;
    effect: string;
    /** The item of the agenda from which it came. */
    itemId: string | null;
  }[];
  /** Paragraphs in a hand's words, by key. */
  texts: Record<string, string>;
};
