import "server-only";
import { type Actor, mayManageAccounts, type Role } from "@/lib/auth/permissions";
import { whyNotRole } from "@/lib/auth/rules";
import type { Tx } from "@/lib/core/db";
import { conflict, forbidden, notFound, ruleViolation } from "@/lib/core/errors";
import type { TraceValues } from "@/lib/trace/schema";

export type AccountFacts = {
  name: string;
  role: Role;
  unitId: string | null;
  regionCode: string | null;
  leaderId: string | null;
  phone: string | null;
};

export const accountFields = {
  id: true,
  username: true,
  name: true,
  role: true,
  unitId: true,
  regionCode: true,
  leaderId: true,
  phone: true,
  disabledAt: true,
  version: true,
} as const;

/** An account's facts as the table has them. */
export const factColumns = ({ name, role, unitId, regionCode, leaderId, phone }: AccountFacts) => ({
  name,
  role,
  unitId,
  regionCode,
  leaderId,
  phone,
});

const present = <T>(values: readonly (T | null)[]): T[] => values.filter((value) => value !== null);

/** What the trace keeps of accounts, each in its place: unit, region and leader by name, as people will read it. */
export async function tracedFacts(tx: Tx, accounts: readonly AccountFacts[]): Promise<TraceValues[]> {
  const unitIds = present(accounts.map(({ unitId }) => unitId));
  const codes = present(accounts.map(({ regionCode }) => regionCode));
  const leaderIds = present(accounts.map(({ leaderId }) => leaderId));
  const units = await tx.unit.findMany({ where: { id: { in: unitIds } }, select: { id: true, name: true } });
  const regions = await tx.region.findMany({
    where: { code: { in: codes } },
    select: { code: true, name: true },
  });
  const leaders = await tx.leader.findMany({
    where: { id: { in: leaderIds } },
    select: { id: true, title: true },
  });
  return accounts.map(({ name, role, unitId, regionCode, leaderId, phone }) => ({
    name,
    role,
    unit: units.find(({ id }) => id === unitId)?.name ?? null,
    region: regions.find(({ code }) => code === regionCode)?.name ?? null,
    leader: leaders.find(({ id }) => id === leaderId)?.title ?? null,
    phone,
  }));
}

/** One change of accounts at a time: two administrators could otherwise demote each other. */
export async function lockAccounts(tx: Tx, actor: Actor): Promise<void> {
  if (!mayManageAccounts(actor)) throw forbidden();
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('accounts', 0))`;
}

/** The account as the editor was shown it; only under `lockAccounts`. */
export async function loadAccount(tx: Tx, userId: string, version: number) {
  const account = await tx.user.findUnique({ where: { id: userId }, select: accountFields });
  if (!account) throw notFound("user");
  if (account.version !== version) throw conflict("STALE_VERSION");
  return account;
}

export const countOtherAdmins = (tx: Tx, userId: string): Promise<number> =>
  tx.user.count({ where: { role: "admin", disabledAt: null, id: { not: userId } } });

/** Unit, region and leader exist, and the role has what it needs. */
export async function requireFacts(tx: Tx, facts: AccountFacts, before?: AccountFacts): Promise<void> {
  const reason = whyNotRole(facts);
  if (reason) throw ruleViolation(reason);
  if (facts.unitId && facts.unitId !== before?.unitId) {
    const unit = await tx.unit.findUnique({ where: { id: facts.unitId }, select: { disabledAt: true } });
    if (!unit) throw ruleViolation("UNKNOWN_UNIT", { unit: facts.unitId });
    if (unit.disabledAt) throw ruleViolation("UNIT_DISABLED");
  }
  if (facts.regionCode) {
    const region = await tx.region.findUnique({
      where: { code: facts.regionCode },
      select: { code: true },
    });
    if (!region) throw ruleViolation("UNKNOWN_REGION", { region: facts.regionCode });
  }
  if (facts.leaderId) {
    const leader = await tx.leader.findUnique({ where: { id: facts.leaderId }, select: { id: true } });
    if (!leader) throw ruleViolation("UNKNOWN_LEADER", { leader: facts.leaderId });
  }
}
