import { describe, expect, it } from "vitest";
import { countLamps } from "@/lib/lamps/rules/counts";
import { replay } from "@/lib/lamps/rules/lamp";
import { defaultRuleSettings } from "@/lib/lamps/rules/settings";
import { FIRST_PERIOD, filedPeriods, LAST_CLOSED_PERIOD, OPEN_PERIOD } from "./lives";
import { closeInstant, generateYear } from "./reports";
import { firstReporterUnit, leaders, regions, units } from "./units";

const city = generateYear();
const closedPeriods = filedPeriods.filter((period) => period <= LAST_CLOSED_PERIOD);

/** What the rules say of nothing but the list and the reports, as they would be filed. */
const decisions = city.projects.map((project) => {
  const reports = city.reports.filter(
    ({ number, period }) => number === project.number && period <= LAST_CLOSED_PERIOD,
  );
  const reached = new Map(
    reports.flatMap(({ milestones }) => milestones.map((item) => [item.name, item.actual])),
  );
  return replay(
    {
      annualPlans: { "2017": project.annualPlan },
      monthlyPlan: project.monthlyPlan.length
        ? Object.fromEntries(
            project.monthlyPlan.map((amount, month) => [
              `2017-${String(month + 1).padStart(2, "0")}`,
              amount,
            ]),
          )
        : null,
      plannedStart: project.plannedStart,
      plannedCompletion: project.plannedCompletion,
      actualStart:
        project.startedBefore ?? reports.find(({ actualStart }) => actualStart)?.actualStart ?? null,
      actualCompletion: reports.find(({ actualCompletion }) => actualCompletion)?.actualCompletion ?? null,
      pauses: project.life.pause ? [project.life.pause] : [],
      milestones: project.milestones.map(({ name, planned }) => ({
        name,
        planned,
        actual: planned < "2017-01-01" ? planned : (reached.get(name) ?? null),
      })),
      reports: Object.fromEntries(reports.map(({ period, invested }) => [period, { invested }])),
    },
    FIRST_PERIOD,
    LAST_CLOSED_PERIOD,
    defaultRuleSettings,
  );
});

const lastDecisions = decisions.map((list) => list.at(-1));
const inOctober = (lamp: string) => lastDecisions.filter((decision) => decision?.lamp === lamp);

describe("the demonstration city", () => {
  it("is the same each time", () => expect(generateYear()).toEqual(city));

  it("has 177 projects with different names, numbered from 2017-001 to 2017-177", () => {
    expect(city.projects.map(({ number }) => number)).toEqual(
      Array.from({ length: 177 }, (_, index) => `2017-${String(index + 1).padStart(3, "0")}`),
    );
    expect(new Set(city.projects.map(({ name }) => name)).size).toBe(177);
  });

  it("reaches the reference of the regulation's first year by the rules alone", () => {
    expect(countLamps(decisions, FIRST_PERIOD, LAST_CLOSED_PERIOD)).toMatchObject({
      projects: 177,
      now: { red: 19, yellow: 20, green: 138, paused: 0 },
      everYellow: 84,
      everRed: 33,
      yellowToGreen: 31,
      redExits: 14,
    });
  });

  it("begins in spring and has its reds build up over the summer", () => {
    const redsIn = closedPeriods.map(
      (_, month) => decisions.filter((list) => list[month]?.lamp === "red").length,
    );
    expect(redsIn.slice(0, 2)).toEqual([0, 0]);
    expect(redsIn.slice(2, 7)).toEqual(redsIn.slice(2, 7).toSorted((a, b) => a - b));
    const yellowIn = decisions.map((list) => list.find(({ lamp }) => lamp === "yellow")?.period ?? "");
    expect(yellowIn.filter((period) => period === "2017-03").length).toBeLessThan(3);
  });

  it("knows every reason that the default rules know", () => {
    const seen = new Set(decisions.flat().flatMap(({ reasons }) => reasons.map(({ code }) => code)));
    expect([...seen].sort()).toEqual([
      "COMPLETION_OVERDUE",
      "INVESTMENT_GAP",
      "INVESTMENT_RATIO",
      "MILESTONE_OVERDUE",
      "NOT_REPORTED",
      "NOT_STARTED",
    ]);
  });

  it("spreads its reds over all regions, over units and over lengths of the red run", () => {
    const red = city.projects.filter((_, index) => lastDecisions[index]?.lamp === "red");
    expect(new Set(red.map(({ region }) => region)).size).toBeGreaterThanOrEqual(4);
    expect(new Set(red.map(({ responsibleUnit }) => responsibleUnit)).size).toBeGreaterThanOrEqual(10);
    expect(new Set(inOctober("red").map((decision) => decision?.redRun))).toEqual(new Set([1, 2, 3, 4, 5]));
  });

  it("has the projects that the press named among the troubled, and no other real name red", () => {
    city.projects.forEach((project, index) => {
      const red = decisions[index]?.some(({ lamp }) => lamp === "red") ?? false;
      if (project.press) expect(red).toBe(project.penaltyKick);
    });
  });

  it("gives every project a leader, a paired department and a unit that exist", () => {
    const known = new Set(units.map(({ name }) => name));
    for (const project of city.projects) {
      expect(leaders).toContain(project.leader);
      expect(known).toContain(project.responsibleUnit);
      expect(known).toContain(project.pairedUnit);
      expect(project.pairedUnit).not.toBe(project.responsibleUnit);
      expect(regions[project.region]).toBeDefined();
    }
  });

  it("plans within the total, over months that never fall and end at the annual plan", () => {
    for (const { totalInvestment, investedBefore, annualPlan, monthlyPlan } of city.projects) {
      expect(annualPlan).toBeGreaterThan(0);
      expect(investedBefore + annualPlan).toBeLessThanOrEqual(totalInvestment);
      if (monthlyPlan.length) expect(monthlyPlan.at(-1)).toBe(annualPlan);
      expect(monthlyPlan).toEqual(monthlyPlan.toSorted((a, b) => a - b));
    }
    const total = city.projects.reduce((sum, project) => sum + project.totalInvestment, 0);
    expect(total).toBeGreaterThan(2_000_000);
    expect(total).toBeLessThan(9_000_000);
  });
});

describe("the year's reports", () => {
  it("are filed in their own month, before its close, with all four texts", () => {
    for (const report of city.reports) {
      expect(report.filedAt.startsWith(report.period)).toBe(true);
      expect(new Date(report.returned?.filedAgainAt ?? report.filedAt) < closeInstant(report.period)).toBe(
        true,
      );
      for (const text of [report.physicalProgress, report.work, report.problems, report.nextPlan]) {
        expect(text).not.toMatch(/undefined|NaN|\{/);
        expect(text.length).toBeGreaterThan(1);
      }
    }
  });

  it("leave the open month with some accepted, waiting, returned, begun and missing", () => {
    const open = city.reports.filter(({ period }) => period === OPEN_PERIOD);
    expect(new Set(open.map(({ ends }) => ends))).toEqual(
      new Set(["accepted", "submitted", "returned", "draft"]),
    );
    expect(open.length).toBeLessThan(177);
    for (const { filedAt, returned } of open) {
      expect((returned?.at ?? filedAt) < "2017-11-20T10:00").toBe(true);
    }
  });

  it("leave something to do for the account that shows the reporter's work", () => {
    const own = city.projects.filter(({ responsibleUnit }) => responsibleUnit === firstReporterUnit);
    const open = city.reports.filter(
      ({ period, number }) => period === OPEN_PERIOD && own.some((project) => project.number === number),
    );
    const ends = open.map((report) => report.ends);
    expect(ends).toContain("returned");
    expect(ends).toContain("accepted");
    const missing = own.filter(
      ({ life, number }) =>
        life.reported[OPEN_PERIOD] !== undefined && !open.some((report) => report.number === number),
    );
    expect(missing.length).toBeGreaterThanOrEqual(2);
  });
});
