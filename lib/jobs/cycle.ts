import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import type { Period } from "@/lib/core/periods";
import { lockDuePeriods } from "@/lib/periods/commands/lock-period";
import { openDuePeriods } from "@/lib/periods/commands/open-period";

/** Who acts when nobody does: what the clock did stands in the trace under this name. */
export const clockActor: Actor = {
  id: "clock",
  name: "系统时钟",
  role: "centre",
  unitId: null,
  unitName: null,
  regionCode: null,
  leaderId: null,
};

/** What the calendar asks for: ends filing where it is over, opens the month that has begun. Idempotent. */
export async function runCycle(now: Date): Promise<{ locked: Period[]; opened: Period[] }> {
  const locked = await lockDuePeriods(clockActor, now);
  const opened = await openDuePeriods(clockActor, now);
  return { locked, opened };
}
