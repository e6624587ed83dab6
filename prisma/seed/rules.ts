import type { Actor } from "@/lib/auth/permissions";
import { db } from "@/lib/core/db";
import { draftRules } from "@/lib/lamps/commands/draft-rules";
import { defaultRuleSettings } from "@/lib/lamps/rules/settings";

/** The other reading of 连续两月 (docs/decisions/0001), weighed by the centre and not adopted. */
const OTHER_READING = {
  name: "连续三个月滞后转红",
  settings: { ...defaultRuleSettings, monthsBehindToRed: 3 },
};

export async function draftOtherReading(centre: Actor): Promise<void> {
  if ((await db().ruleDraft.count()) > 0) return;
  await draftRules(centre, OTHER_READING, { now: new Date("2017-11-17T10:20:00+08:00") });
}
