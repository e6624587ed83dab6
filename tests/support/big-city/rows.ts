import { type Day, lastDayOf, type Period } from "@/lib/core/periods";
import { bigIssue } from "./issues";
import { idOf, LAST_CLOSED, programmes } from "./project";
import type { Table } from "./table";
import { ENTERED, events, heads } from "./trace";

export const unitId = (index: number): string => idOf(2, index);
export const leaderId = (index: number): string => idOf(3, index);
export const programmeId = (index: number): string => idOf(4, index);
export const regionCode = (index: number): string => String(512_001 + index);

/** Ten in the morning of a day, Shanghai. */
const at = (day: Day): string => `${day}T02:00:00.000Z`;
export const closedAt = (period: Period): string => `${lastDayOf(period)}T08:00:00.000Z`;

const project: Table = {
  name: "project",
  columns:
    "id, number, name, nature, category, level, region_code, content, owner, investment_subject, total_investment, " +
    "planned_start, planned_completion, actual_start, actual_completion, responsible_unit_id, industry_unit_id, " +
    "programme_id, stage, created_at, updated_at",
  rowsOf: (one) => [
    [
      one.id,
      one.number,
      one.name,
      one.nature,
      one.category,
      one.level,
      regionCode(one.region),
      one.content,
      one.owner,
      "government",
      one.totalInvestment,
      one.plannedStart,
      one.plannedCompletion,
      one.facts.actualStart ?? null,
      one.facts.actualCompletion ?? null,
      unitId(one.unit),
      unitId(one.industryUnit),
      one.programme && programmeId(programmes.indexOf(one.programme)),
      one.stage,
      ENTERED,
      ENTERED,
    ],
  ],
};

const leaders: Table = {
  name: "project_leader",
  columns: 'project_id, leader_id, "order"',
  rowsOf: (one) => one.leaders.map((leader, order) => [one.id, leaderId(leader), order]),
};

const pairs: Table = {
  name: "project_pair",
  columns: "project_id, unit_id",
  rowsOf: (one) => one.pairs.map((unit) => [one.id, unitId(unit)]),
};

const plans: Table = {
  name: "annual_plan",
  columns: "project_id, year, amount, monthly, confirmed_at",
  rowsOf: (one) =>
    Object.entries(one.facts.annualPlans).map(([year, amount]) => [
      one.id,
      Number(year),
      amount,
      "{}",
      ENTERED,
    ]),
};

const milestones: Table = {
  name: "milestone",
  columns: 'id, project_id, name, planned, actual, "order"',
  rowsOf: (one) =>
    (one.facts.milestones ?? []).map((item, order) => [
      idOf(4 + order, one.index),
      one.id,
      item.name,
      item.planned,
      item.actual ?? null,
      order,
    ]),
};

const pauses: Table = {
  name: "pause",
  columns: 'id, project_id, "from", "to", reason',
  rowsOf: (one) =>
    (one.facts.pauses ?? []).map(({ from, to }) => [
      idOf(8, one.index),
      one.id,
      from,
      to ?? null,
      "征地拆迁",
    ]),
};

const reports: Table = {
  name: "monthly_report",
  columns:
    "id, project_id, period_id, state, invested, funds_arrived, physical_progress, work, problems, next_plan, " +
    "filler, submitted_at, submitted_by, reviewed_at, reviewed_by",
  rowsOf: (one) =>
    Object.entries(one.facts.reports).map(([period, { invested }], at) => {
      const work = one.works[at % one.works.length] ?? "";
      const day = `${period}-22T03:00:00.000Z`;
      return [
        idOf(16 + at, one.index),
        one.id,
        period,
        "accepted",
        invested,
        invested,
        `${period}底${work}，累计完成${at + 1}个节点`,
        work,
        "无",
        `继续${work}`,
        "填报员",
        day,
        "reporter",
        day,
        "centre",
      ];
    }),
};

const lamps: Table = {
  name: "lamp_decision",
  columns:
    "project_id, period_id, revision, lamp, computed, behind_run, red_run, reasons, case_opened, annual_plan, expected, " +
    "actual, report_state, inputs, rule_version_id",
  rowsOf: (one) =>
    one.decisions.map((decision) => {
      // The months' amounts only with the latest: all of them with every month would grow with the square.
      const reported = decision.period === LAST_CLOSED ? one.facts.reports : {};
      return [
        one.id,
        decision.period,
        1,
        decision.lamp,
        decision.computed,
        decision.behindRun,
        decision.redRun,
        JSON.stringify(decision.reasons),
        decision.caseOpened,
        decision.annualPlan,
        decision.expected,
        decision.actual,
        one.facts.reports[decision.period] ? "accepted" : null,
        JSON.stringify({ ...one.facts, reports: reported }),
        1,
      ];
    }),
};

const issues: Table = {
  name: "issue",
  columns:
    "id, number, kind, year, sequence, project_id, category, title, description, source, raised_at, raised_by_id, " +
    "raised_by_name, raised_by_unit_id, region_code, level_since, state, lead_unit_id, lead_person, deadline, effect, " +
    "assigned_at, assigned_by_name, assigned_level, accepted_at, closing_on, closed_at",
  rowsOf(one) {
    const issue = bigIssue(one);
    if (!issue) return [];
    const raisedAt = at(issue.raisedOn);
    const fixed = issue.state !== "registered";
    const accepted = fixed && issue.state !== "assigned";
    return [
      [
        issue.id,
        issue.number,
        "problem",
        2017,
        issue.sequence,
        one.id,
        issue.category,
        issue.title,
        issue.description,
        "report",
        raisedAt,
        "reporter",
        "填报员",
        unitId(one.unit),
        regionCode(one.region),
        raisedAt,
        issue.state,
        fixed ? unitId(one.industryUnit) : null,
        fixed ? "经办人" : null,
        fixed ? issue.deadline : null,
        fixed ? "全部解决，移交作业面" : null,
        fixed ? at(issue.assignedOn) : null,
        fixed ? "项目中心" : null,
        fixed ? 1 : null,
        accepted ? at(issue.assignedOn) : null,
        issue.closedOn,
        issue.closedOn && at(issue.closedOn),
      ],
    ];
  },
};

/** In the order of their references. */
export const tables: Table[] = [
  project,
  leaders,
  pairs,
  plans,
  milestones,
  pauses,
  reports,
  lamps,
  issues,
  events,
  heads,
];
