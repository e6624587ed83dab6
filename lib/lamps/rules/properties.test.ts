import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { periodsBetween } from "@/lib/core/periods";
import type { ProjectFacts } from "@/lib/lamps/rules/facts";
import { type Lamp, type LampDecision, type LampRun, lampOf, replay } from "@/lib/lamps/rules/lamp";
import type { RuleSettings } from "@/lib/lamps/rules/settings";
import { FIRST, holdsFor, LAST, projectFacts, ruleSettings } from "@/tests/support/arbitrary-projects";
import { naiveReplay } from "@/tests/support/naive-lamps";

const months = periodsBetween(FIRST, LAST);
const withoutOverrides = ({ overrides: _, ...facts }: ProjectFacts): ProjectFacts => facts;

const additions = fc.array(fc.constantFrom(0, 0.01, 5, 100, 1_000), { minLength: 12, maxLength: 12 });
const holds = holdsFor(
  fc.record({
    facts: projectFacts,
    settings: ruleSettings,
    additions,
    at: fc.nat({ max: months.length - 1 }),
  }),
);

/** `expect` only where it fails: half a million comparisons would cost more than what they compare. */
function same(actual: unknown, expected: unknown): void {
  if (!Object.is(actual, expected) && !isDeepStrictEqual(actual, expected)) expect(actual).toEqual(expected);
}

const counts = (decision: LampDecision, settings: RuleSettings): boolean =>
  decision.reasons.some(({ code }) => settings.notReported || code !== "NOT_REPORTED");

/** Calls `check` for every decision with the one of the period before (null: none). */
function everyDecision(
  facts: ProjectFacts,
  settings: RuleSettings,
  check: (decision: LampDecision, before: LampDecision | null) => void,
): void {
  const byPeriod = new Map(
    replay(facts, FIRST, LAST, settings).map((decision) => [decision.period, decision]),
  );
  let before: LampDecision | null = null;
  for (const period of months) {
    const decision = byPeriod.get(period) ?? null;
    if (decision) check(decision, before);
    before = decision;
  }
}

describe("任何项目、任何规则、任何改判下都成立", { timeout: 120_000 }, () => {
  test("与另写的逐月推演（有理数）逐项一致", () => {
    holds(({ facts, settings }) => {
      const decisions = replay(facts, FIRST, LAST, settings).map(
        ({ period, lamp, computed, behindRun, redRun, reasons, caseOpened }) => ({
          period,
          lamp,
          computed,
          behindRun,
          redRun,
          reasons: reasons.map(({ code, measured, threshold }) => ({ code, measured, threshold })),
          caseOpened,
        }),
      );
      same(decisions, naiveReplay(facts, FIRST, LAST, settings));
    });
  });

  test("逐月亮灯与一次推演一致", () => {
    holds(({ facts, settings }) => {
      let previous: LampRun | null = null;
      const decisions: LampDecision[] = [];
      for (const period of months) {
        const decision: LampDecision | null = lampOf(facts, period, settings, previous);
        if (decision) decisions.push(decision);
        previous = decision;
      }
      same(decisions, replay(facts, FIRST, LAST, settings));
    });
  });

  test("暂停的月份不计入也不打断连续月数", () => {
    holds(({ facts, settings }) =>
      everyDecision(facts, settings, (decision, before) => {
        if (decision.lamp !== "paused") return;
        same([decision.behindRun, decision.redRun], [before?.behindRun ?? 0, before?.redRun ?? 0]);
        same([decision.reasons, decision.caseOpened, decision.overridden], [[], false, false]);
      }),
    );
  });

  test("暂停之后的月份，与没有暂停的那几个月时一样", () => {
    holds(({ facts, settings }) => {
      let beforePause: LampRun | null = null;
      let skipped = false;
      everyDecision(facts, settings, (decision, before) => {
        if (before === null) beforePause = null;
        if (decision.lamp === "paused") {
          skipped = true;
          return;
        }
        if (skipped) same(decision, lampOf(facts, decision.period, settings, beforePause));
        skipped = false;
        beforePause = decision;
      });
    });
  });

  test("未报的项目不亮绿灯，改判也不能", () => {
    holds(({ facts, settings }) =>
      everyDecision(facts, settings, ({ period, lamp }) => {
        if (lamp === "green") same(facts.reports[period] !== undefined, true);
      }),
    );
  });

  test("每次连续亮红灯只启动一次问责，且恰在达到规定月数的当月", () => {
    holds(({ facts, settings }) => {
      let opened = 0;
      everyDecision(facts, settings, (decision, before) => {
        if (before === null || before.redRun === 0) opened = 0;
        if (decision.caseOpened) opened++;
        if (decision.lamp !== "paused")
          same(decision.caseOpened, decision.redRun === settings.monthsRedToCase);
        same(opened <= 1, true);
      });
    });
  });

  test("改判只动当月的灯和其后的月数：推算的灯照旧，以前的月份照旧", () => {
    holds(({ facts, settings, at }) => {
      const period = months[at] ?? FIRST;
      const plain = replay(withoutOverrides(facts), FIRST, LAST, settings);
      for (const lamp of ["green", "yellow", "red"] as const) {
        const changed = replay({ ...facts, overrides: { [period]: lamp } }, FIRST, LAST, settings);
        same(changed.length, plain.length);
        plain.forEach((before, month) => {
          const after = changed[month];
          if (before.period < period) same(after, before);
          if (before.period !== period || !after || before.lamp === "paused") return;
          const reported = facts.reports[period] !== undefined;
          same(after.lamp, lamp === "green" && !reported ? "yellow" : lamp);
          same([after.computed, after.reasons], [before.lamp, before.reasons]);
          same(after.behindRun, after.lamp === "green" ? 0 : Math.max(1, before.behindRun));
        });
      }
    });
  });
});

describe("没有改判时，任何项目、任何规则下都成立", { timeout: 120_000 }, () => {
  test("不落后的月份亮绿灯（红灯经黄灯退出的当月除外，未报的除外）", () => {
    holds(({ facts, settings }) =>
      everyDecision(withoutOverrides(facts), settings, (decision, before) => {
        if (decision.lamp === "paused" || decision.reasons.length > 0) return;
        const leavingRed = settings.redExit === "via-yellow" && before !== null && before.redRun > 0;
        same([decision.lamp, decision.behindRun], [leavingRed ? "yellow" : "green", 0]);
      }),
    );
  });

  test("不达到规定的连续月数不亮红灯（严重滞后除外）", () => {
    holds(({ facts, settings: given }) => {
      const settings = { ...given, severe: null };
      let behind = 0;
      everyDecision(withoutOverrides(facts), settings, (decision, before) => {
        if (before === null) behind = 0;
        if (decision.lamp === "paused") return;
        behind = counts(decision, settings) ? behind + 1 : 0;
        same([decision.lamp === "red", decision.behindRun], [behind >= settings.monthsBehindToRed, behind]);
      });
    });
  });

  test("多完成投资，任何一个月的灯都不会变差", () => {
    const worse: Record<Lamp, number> = { green: 0, yellow: 1, red: 2, paused: 0 };
    holds(({ facts: given, settings, additions: more }) => {
      const facts = withoutOverrides(given);
      const richer = {
        ...facts,
        reports: Object.fromEntries(
          Object.entries(facts.reports).map(([period, { invested }], at) => [
            period,
            { invested: Math.round((invested + (more[at % 12] ?? 0)) * 100) / 100 },
          ]),
        ),
      };
      const less = replay(facts, FIRST, LAST, settings);
      const better = replay(richer, FIRST, LAST, settings);
      same(better.length, less.length);
      better.forEach(({ lamp }, at) => {
        same(worse[lamp] <= worse[less[at]?.lamp ?? "green"], true);
      });
    });
  });
});
