import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { periodsBetween } from "@/lib/core/periods";
import type { ProjectFacts } from "@/lib/lamps/rules/facts";
import { type Lamp, type LampDecision, type LampRun, lampOf, replay } from "@/lib/lamps/rules/lamp";
import type { RuleSettings } from "@/lib/lamps/rules/settings";
import { FIRST, LAST, projectFacts, ruleSettings, runs } from "@/tests/support/arbitrary-projects";
import { naiveReplay } from "@/tests/support/naive-lamps";

const counts = (decision: LampDecision, settings: RuleSettings): boolean =>
  decision.reasons.some(({ code }) => settings.notReported || code !== "NOT_REPORTED");

/** Calls `check` for every decision with the one of the period before (null: none). */
function everyDecision(
  facts: ProjectFacts,
  settings: RuleSettings,
  check: (decision: LampDecision, before: LampDecision | null) => void,
): void {
  const decisions = replay(facts, FIRST, LAST, settings);
  const byPeriod = new Map(decisions.map((decision) => [decision.period, decision]));
  let before: LampDecision | null = null;
  for (const period of periodsBetween(FIRST, LAST)) {
    const decision = byPeriod.get(period) ?? null;
    if (decision) check(decision, before);
    before = decision;
  }
}

const holds = (check: (facts: ProjectFacts, settings: RuleSettings) => void): void =>
  fc.assert(fc.property(projectFacts, ruleSettings, check), runs);

describe("任何项目、任何规则下都成立", { timeout: 120_000 }, () => {
  test("不落后的月份亮绿灯（红灯经黄灯退出的当月除外，未报的除外）", () => {
    holds((facts, settings) =>
      everyDecision(facts, settings, (decision, before) => {
        if (decision.lamp === "paused" || decision.reasons.length > 0) return;
        const leavingRed = settings.redExit === "via-yellow" && before !== null && before.redRun > 0;
        expect(decision.lamp).toBe(leavingRed ? "yellow" : "green");
        expect(decision.behindRun).toBe(0);
      }),
    );
  });

  test("不达到规定的连续月数不亮红灯（严重滞后除外）", () => {
    holds((facts, given) => {
      const settings = { ...given, severe: null };
      let behind = 0;
      everyDecision(facts, settings, (decision, before) => {
        if (before === null) behind = 0;
        if (decision.lamp === "paused") return;
        behind = counts(decision, settings) ? behind + 1 : 0;
        expect(decision.lamp === "red").toBe(behind >= settings.monthsBehindToRed);
        expect(decision.behindRun).toBe(behind);
      });
    });
  });

  test("暂停的月份不计入也不打断连续月数", () => {
    holds((facts, settings) =>
      everyDecision(facts, settings, (decision, before) => {
        if (decision.lamp !== "paused") return;
        expect([decision.behindRun, decision.redRun]).toEqual([before?.behindRun ?? 0, before?.redRun ?? 0]);
        expect([decision.reasons, decision.caseOpened]).toEqual([[], false]);
      }),
    );
  });

  test("暂停之后的月份，与没有暂停的那几个月时一样", () => {
    holds((facts, settings) => {
      let beforePause: LampRun | null = null;
      everyDecision(facts, settings, (decision, before) => {
        if (before === null) beforePause = null;
        if (decision.lamp === "paused") return;
        expect(decision).toEqual(lampOf(facts, decision.period, settings, beforePause));
        beforePause = decision;
      });
    });
  });

  test("未报的项目不亮绿灯", () => {
    holds((facts, settings) =>
      everyDecision(facts, settings, (decision) => {
        if (facts.reports[decision.period] === undefined) expect(decision.lamp).not.toBe("green");
      }),
    );
  });

  test("多完成投资，任何一个月的灯都不会变差", () => {
    const worse: Record<Lamp, number> = { green: 0, yellow: 1, red: 2, paused: 0 };
    const more = fc.array(fc.constantFrom(0, 0.01, 5, 100, 1_000), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(projectFacts, ruleSettings, more, (facts, settings, additions) => {
        const richer = {
          ...facts,
          reports: Object.fromEntries(
            Object.entries(facts.reports).map(([period, { invested }], at) => [
              period,
              { invested: Math.round((invested + (additions[at % 12] ?? 0)) * 100) / 100 },
            ]),
          ),
        };
        const less = replay(facts, FIRST, LAST, settings);
        const better = replay(richer, FIRST, LAST, settings);
        expect(better.length).toBe(less.length);
        better.forEach(({ lamp }, at) => {
          expect(worse[lamp]).toBeLessThanOrEqual(worse[less[at]?.lamp ?? "green"]);
        });
      }),
      runs,
    );
  });

  test("每次连续亮红灯只启动一次问责，且恰在达到规定月数的当月", () => {
    holds((facts, settings) => {
      let opened = 0;
      everyDecision(facts, settings, (decision, before) => {
        if (before === null || before.redRun === 0) opened = 0;
        if (decision.caseOpened) opened++;
        if (decision.lamp !== "paused")
          expect(decision.caseOpened).toBe(decision.redRun === settings.monthsRedToCase);
        expect(opened).toBeLessThanOrEqual(1);
      });
    });
  });

  test("与另写的逐月推演（有理数）逐项一致", () => {
    holds((facts, settings) => {
      const decisions = replay(facts, FIRST, LAST, settings).map(
        ({ period, lamp, behindRun, redRun, reasons, caseOpened }) => ({
          period,
          lamp,
          behindRun,
          redRun,
          reasons: reasons.map(({ code, measured, threshold }) => ({ code, measured, threshold })),
          caseOpened,
        }),
      );
      expect(decisions).toEqual(naiveReplay(facts, FIRST, LAST, settings));
    });
  });

  test("逐月亮灯与一次推演一致", () => {
    holds((facts, settings) => {
      let previous: LampRun | null = null;
      const decisions: LampDecision[] = [];
      for (const period of periodsBetween(FIRST, LAST)) {
        const decision: LampDecision | null = lampOf(facts, period, settings, previous);
        if (decision) decisions.push(decision);
        previous = decision;
      }
      expect(decisions).toEqual(replay(facts, FIRST, LAST, settings));
    });
  });
});
