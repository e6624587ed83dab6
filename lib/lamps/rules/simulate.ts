import { replay } from "@/lib/lamps/rules/lamp";
import { mergeRuleSettings } from "@/lib/lamps/rules/settings";
import type { SimulateInput, SimulateOutput } from "@/lib/lamps/schema";

/**
 * Replays projects that are stored nowhere: decisions by project as given, then by period. Runs start at `from`
 * with 0; money invested counts from January of each period's year, also before `from`.
 */
export function simulate({ rules, from, to, projects }: SimulateInput): SimulateOutput {
  const settings = mergeRuleSettings(rules);
  const decisions: SimulateOutput["decisions"] = [];
  for (const project of projects) {
    for (const { period, lamp, behindRun, redRun, reasons, caseOpened } of replay(
      project,
      from,
      to,
      settings,
    )) {
      decisions.push({
        key: project.key,
        period,
        lamp,
        behindRun,
        redRun,
        reasons: reasons.map(({ code, measured, threshold }) => ({ code, measured, threshold })),
        caseOpened,
      });
    }
  }
  return { decisions };
}
