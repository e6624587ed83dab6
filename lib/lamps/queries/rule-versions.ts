import "server-only";
import type { Tx } from "@/lib/core/db";
import type { Period } from "@/lib/core/periods";
import { defaultRuleSettings, type RuleSettings } from "@/lib/lamps/rules/settings";
import { ruleSettingsSchema } from "@/lib/lamps/schema";

export type RuleVersion = { id: number; fromPeriod: Period; settings: RuleSettings };

/** The version in force in a period: the one that applies from the latest period not after it; null when none. */
export async function findRuleVersion(
  client: Pick<Tx, "ruleVersion">,
  period: Period,
): Promise<RuleVersion | null> {
  const row = await client.ruleVersion.findFirst({
    where: { fromPeriod: { lte: period } },
    orderBy: { fromPeriod: "desc" },
    select: { id: true, fromPeriod: true, settings: true },
  });
  return row && { ...row, settings: ruleSettingsSchema.parse(row.settings) };
}

/** The settings in force in a period; the regulation's defaults as long as none were adopted. */
export const ruleSettingsFor = async (
  client: Pick<Tx, "ruleVersion">,
  period: Period,
): Promise<RuleSettings> => (await findRuleVersion(client, period))?.settings ?? defaultRuleSettings;
