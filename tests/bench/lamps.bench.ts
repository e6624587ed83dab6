import { performance } from "node:perf_hooks";
import { periodAt, periodsBetween } from "@/lib/core/periods";
import type { ProjectFacts } from "@/lib/lamps/rules/facts";
import { replay } from "@/lib/lamps/rules/lamp";
import { defaultRuleSettings } from "@/lib/lamps/rules/settings";
import type { Bench } from "./bench";

const FROM = "2017-01";
const TO = "2019-12";
const PROJECTS = 4_000;
const ROUNDS = 7;
const periods = periodsBetween(FROM, TO);

/** A third each: on schedule, falling behind, with gaps, pauses and late milestones. */
function projectAt(number: number): ProjectFacts {
  const annual = 1_200 + (number % 97) * 13.37;
  const pace = [1, 0.75, 0.85][number % 3] ?? 1;
  const reported = periods.filter((_, at) => number % 3 !== 2 || (at + number) % 7 !== 0);
  return {
    annualPlans: { "2017": annual, "2018": annual, "2019": annual },
    plannedStart: periodAt(2017, (number % 6) + 1).concat("-01"),
    actualStart: "2017-07-20",
    plannedCompletion: "2019-11-30",
    pauses: number % 3 === 2 ? [{ from: "2018-03", to: "2018-04" }] : [],
    milestones: [
      { name: "主体封顶", planned: "2018-06-30", actual: number % 2 === 0 ? "2018-06-20" : "2018-09-01" },
      { name: "竣工验收", planned: "2019-10-31", actual: null },
    ],
    reports: Object.fromEntries(
      reported.map((period) => [period, { invested: Math.round((annual / 12) * pace * 100) / 100 }]),
    ),
  };
}

/** Lamp rules alone, on one core. */
export const bench: Bench = {
  row: "lamp rules alone",
  about: "the lamp rules alone: project-months a second on one core",
  sizes: ["none"],
  goal: { atLeast: 500_000 },
  async measure() {
    const projects = Array.from({ length: PROJECTS }, (_, number) => projectAt(number));
    const rates: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const started = performance.now();
      let decided = 0;
      for (const project of projects) decided += replay(project, FROM, TO, defaultRuleSettings).length;
      rates.push(decided / ((performance.now() - started) / 1_000));
    }
    const median = rates.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
    return [{ what: "replay of 36 months", value: median, unit: "/s" }];
  },
};
