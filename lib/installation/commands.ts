import "server-only";
import { type Actor, mayManageAccounts } from "@/lib/auth/permissions";
import { conflict, forbidden } from "@/lib/core/errors";
import { inTransactionOnce, type Once } from "@/lib/core/transaction";
import type { RenameInput, SecondFactorRolesInput } from "@/lib/installation/schema";
import { recordTrace } from "@/lib/trace/commands";
import { changedValues } from "@/lib/trace/schema";

/** Names the city and its centre, as they stand at the head of every page: the administrator's. */
export const renameInstallation = (
  actor: Actor,
  { cityName, centreName, wasCityName, wasCentreName }: RenameInput,
  { now, once }: { now: Date; once?: Once | undefined },
): Promise<{ cityName: string; centreName: string }> =>
  inTransactionOnce(actor.id, once, async (tx) => {
    if (!mayManageAccounts(actor)) throw forbidden();
    const names = { cityName, centreName };
    const before = { cityName: wasCityName, centreName: wasCentreName };
    const { count } = await tx.installation.updateMany({ where: { id: 1, ...before }, data: names });
    if (count === 0) throw conflict("STALE_VERSION");
    const changes = changedValues(before, names);
    if (changes) {
      const event = { category: "system", verb: "installation.rename", subject: "installation" } as const;
      await recordTrace(tx, actor, { ...event, subjectId: "1", ...changes }, now);
    }
    return names;
  });

/** Says which roles do not get in without a second factor: the administrator's. It counts from the next request on. */
export const requireSecondFactor = (
  actor: Actor,
  { roles }: SecondFactorRolesInput,
  { now, once }: { now: Date; once?: Once | undefined },
): Promise<{ roles: SecondFactorRolesInput["roles"] }> =>
  inTransactionOnce(actor.id, once, async (tx) => {
    if (!mayManageAccounts(actor)) throw forbidden();
    await tx.$queryRaw`SELECT id FROM installation WHERE id = 1 FOR UPDATE`;
    const before = await tx.installation.findUniqueOrThrow({
      where: { id: 1 },
      select: { secondFactorRoles: true },
    });
    const changes = changedValues(before, { secondFactorRoles: roles });
    if (changes) {
      await tx.installation.update({
        where: { id: 1 },
        data: { secondFactorRoles: roles },
        select: { id: true },
      });
      const event = {
        category: "system",
        verb: "installation.secondFactor",
        subject: "installation",
      } as const;
      await recordTrace(tx, actor, { ...event, subjectId: "1", ...changes }, now);
    }
    return { roles };
  });
