import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/permissions";
import { db } from "@/lib/core/db";
import { runBackTest } from "@/lib/lamps/queries/back-test";
import type { ProjectFacts } from "@/lib/lamps/rules/facts";
import { replay } from "@/lib/lamps/rules/lamp";
import { defaultRuleSettings } from "@/lib/lamps/rules/settings";
import { ruleSettingsSchema } from "@/lib/lamps/schema";
import { naiveReplay } from "./naive-lamps";

const FROM = "2017-03";
const TO = "2017-10";

const dayOf = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;

/** That the demonstration's lamps are the rules' and not written; called where its city stands filled. */
export function describeLamps(centre: () => Actor): void {
  describe("the year's lamps", () => {
    it("are those that the rules give to the facts that are stored now", async () => {
      const projects = await db().project.findMany({
        select: {
          id: true,
          plannedStart: true,
          plannedCompletion: true,
          actualStart: true,
          actualCompletion: true,
          plans: { select: { year: true, amount: true, monthly: true } },
          pauses: { select: { from: true, to: true } },
          milestones: { select: { name: true, planned: true, actual: true } },
          reports: {
            where: { periodId: { lte: TO }, state: { in: ["submitted", "accepted"] } },
            select: { periodId: true, invested: true },
          },
          lamps: {
            where: { periodId: { lte: TO } },
            select: { periodId: true, lamp: true, behindRun: true, redRun: true, reasons: true },
            orderBy: { periodId: "asc" },
          },
        },
      });
      expect(projects).toHaveLength(177);
      for (const project of projects) {
        const monthly = project.plans.flatMap(({ year, monthly: months }) =>
          months.map(
            (amount, index) => [`${year}-${String(index + 1).padStart(2, "0")}`, amount.toNumber()] as const,
          ),
        );
        const facts = {
          annualPlans: Object.fromEntries(project.plans.map(({ year, amount }) => [year, amount.toNumber()])),
          monthlyPlan: monthly.length > 0 ? Object.fromEntries(monthly) : null,
          plannedStart: dayOf(project.plannedStart),
          plannedCompletion: dayOf(project.plannedCompletion),
          actualStart: dayOf(project.actualStart),
          actualCompletion: dayOf(project.actualCompletion),
          pauses: project.pauses,
          milestones: project.milestones.map(({ name, planned, actual }) => ({
            name,
            planned: dayOf(planned) ?? "",
            actual: dayOf(actual),
          })),
          reports: Object.fromEntries(
            project.reports.map(({ periodId, invested }) => [
              periodId,
              { invested: invested?.toNumber() ?? 0 },
            ]),
          ),
        };
        const expected = replay(facts, FROM, TO, defaultRuleSettings).map((decision) => ({
          periodId: decision.period,
          lamp: decision.lamp,
          behindRun: decision.behindRun,
          redRun: decision.redRun,
          reasons: decision.reasons,
        }));
        expect(project.lamps).toEqual(expected);
      }
    });

    it("give their own figures under the other reading, 连续三个月: the back-test and a naive replay agree", async () => {
      const draft = await db().ruleDraft.findFirstOrThrow();
      const { counts, changed, matrix } = await runBackTest(
        centre(),
        ruleSettingsSchema.parse(draft.settings),
      );
      expect(counts.inForce).toMatchObject({ everYellow: 84, everRed: 33, yellowToGreen: 31, redExits: 14 });
      const rows = await db().lampDecision.findMany({ where: { periodId: TO }, select: { inputs: true } });
      const other = { ...defaultRuleSettings, monthsBehindToRed: 3 };
      const lives = rows.map(({ inputs }) =>
        naiveReplay(inputs as unknown as ProjectFacts, FROM, TO, other).map(({ lamp }) => lamp),
      );
      const having = (wanted: (life: string[]) => boolean) => lives.filter(wanted).length;
      const naive = {
        red: having((life) => life.at(-1) === "red"),
        yellow: having((life) => life.at(-1) === "yellow"),
        green: having((life) => life.at(-1) === "green"),
        everYellow: having((life) => life.includes("yellow")),
        everRed: having((life) => life.includes("red")),
      };
      expect(naive).toEqual({ red: 15, yellow: 24, green: 138, everYellow: 84, everRed: 20 });
      const { now, everYellow, everRed } = counts.draft;
      expect({ red: now.red, yellow: now.yellow, green: now.green, everYellow, everRed }).toEqual(naive);
      expect(changed.every(({ from, to }) => from === "red" && to === "yellow")).toBe(true);
      expect(changed).toHaveLength(matrix.red.yellow);
    });
  });
}
