import "server-only";
import type { Tx } from "@/lib/core/db";
import type { Period } from "@/lib/core/periods";
import { findRuleVersion, type RuleVersion } from "@/lib/lamps/queries/rule-versions";
import { defaultRuleSettings } from "@/lib/lamps/rules/settings";

/** The version in force, which becomes the regulation's defaults from this period on when there is none yet. */
export async function ensureRuleVersion(tx: Tx, period: Period): Promise<RuleVersion> {
  const found = await findRuleVersion(tx, period);
  if (found) return found;
  const { id } = await tx.ruleVersion.create({
    data: { fromPeriod: period, settings: defaultRuleSettings },
    select: { id: true },
  });
  return { id, fromPeriod: period, settings: defaultRuleSettings };
}
