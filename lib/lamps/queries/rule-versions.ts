import "server-only";
import { type Actor, mayEditRules, maySeeBusiness } from "@/lib/auth/permissions";
import { dayIn } from "@/lib/core/clock";
import { db, type Tx } from "@/lib/core/db";
import { forbidden, notFound } from "@/lib/core/errors";
import { type Period, periodOf } from "@/lib/core/periods";
import type { RuleCalendar } from "@/lib/lamps/rules/adoption";
import { defaultRuleSettings, type RuleSettings } from "@/lib/lamps/rules/settings";
import { ruleSettingsSchema } from "@/lib/lamps/schema";
import { stateAt } from "@/lib/periods/rules";

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

/** The settings that the present month is judged by, for everybody who sees the lamps. */
export async function rulesInForce(actor: Actor, now: Date): Promise<RuleSettings> {
  if (!maySeeBusiness(actor)) throw forbidden();
  return ruleSettingsFor(db(), periodOf(dayIn(now)));
}

/** The settings of every period from one on: each has those of the latest version that applies not after it. */
export async function ruleSettingsFrom(
  client: Pick<Tx, "ruleVersion">,
  from: Period,
): Promise<(period: Period) => RuleSettings> {
  const first = await ruleSettingsFor(client, from);
  const rows = await client.ruleVersion.findMany({
    where: { fromPeriod: { gt: from } },
    orderBy: { fromPeriod: "desc" },
    select: { fromPeriod: true, settings: true },
  });
  const later = rows.map(({ fromPeriod, settings }) => ({
    fromPeriod,
    settings: ruleSettingsSchema.parse(settings),
  }));
  return (period) => later.find(({ fromPeriod }) => fromPeriod <= period)?.settings ?? first;
}

/** All versions, and which of them have lit lamps: what adopting and withdrawing are decided by. */
export async function loadRuleCalendar(
  client: Pick<Tx, "ruleVersion" | "period">,
  now: Date,
): Promise<RuleCalendar> {
  const [periods, versions] = await Promise.all([
    client.period.findMany({
      orderBy: { id: "asc" },
      select: { id: true, state: true, revision: true, lockAt: true },
    }),
    client.ruleVersion.findMany({
      orderBy: { fromPeriod: "asc" },
      select: { id: true, fromPeriod: true, closings: { take: 1, select: { revision: true } } },
    }),
  ]);
  return {
    periods: periods.map((period) => ({
      id: period.id,
      state: stateAt(period, now),
      revision: period.revision,
    })),
    versions: versions.map(({ closings, ...version }) => ({ ...version, used: closings.length > 0 })),
  };
}

/**
 * Every rule version, the latest first, for everybody who sees the lamps; what is being weighed is for those who
 * weigh it.
 */
export async function listRules(actor: Actor, now: Date) {
  if (!maySeeBusiness(actor)) throw forbidden();
  const [versions, drafts, calendar] = await Promise.all([
    db().ruleVersion.findMany({
      orderBy: { fromPeriod: "desc" },
      select: {
        id: true,
        fromPeriod: true,
        settings: true,
        note: true,
        adoptedBy: true,
        createdAt: true,
      },
    }),
    mayEditRules(actor) ? db().ruleDraft.findMany({ orderBy: { updatedAt: "desc" } }) : [],
    loadRuleCalendar(db(), now),
  ]);
  const used = new Set(calendar.versions.filter((version) => version.used).map(({ id }) => id));
  return {
    versions: versions.map(({ settings, createdAt, ...version }) => ({
      ...version,
      settings: ruleSettingsSchema.parse(settings),
      adoptedAt: createdAt.toISOString(),
      /** It has lit lamps: it stays for good. */
      used: used.has(version.id),
    })),
    drafts: drafts.map(draftOf),
    calendar,
  };
}
export type Rules = Awaited<ReturnType<typeof listRules>>;

const draftOf = (row: {
  id: string;
  name: string;
  settings: unknown;
  createdBy: string;
  updatedAt: Date;
  version: number;
}) => ({
  id: row.id,
  name: row.name,
  settings: ruleSettingsSchema.parse(row.settings),
  createdBy: row.createdBy,
  updatedAt: row.updatedAt.toISOString(),
  version: row.version,
});
export type RuleDraft = ReturnType<typeof draftOf>;

/** One draft, for those who weigh it. */
export async function getRuleDraft(actor: Actor, id: string): Promise<RuleDraft> {
  if (!mayEditRules(actor)) throw forbidden();
  const row = await db().ruleDraft.findUnique({ where: { id } });
  if (!row) throw notFound("rules");
  return draftOf(row);
}
