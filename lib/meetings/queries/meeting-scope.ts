import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { forbidden } from "@/lib/core/errors";
import type { Prisma } from "@/lib/generated/prisma/client";
import { meetingStates } from "@/lib/meetings/rules/kinds";
import {
  begunStates,
  type MeetingStanding,
  meetingStandingOf,
  type SeriesScope,
} from "@/lib/meetings/rules/scope";

const begun = [...begunStates];
const notBegun = meetingStates.filter((state) => !begun.some((one) => one === state));

const nobody = { id: { in: [] as string[] } };

type Units = { unitId: string } | { unit: { regionCode: string } };

/** Whose attendance lets the actor see a meeting; null: attending does not matter to this role. */
function attending({ role, unitId, regionCode }: Actor): Units | null {
  if (role === "reporter") return unitId ? { unitId } : null;
  if (role === "coordinator") return regionCode ? { unit: { regionCode } } : null;
  return null;
}

const seesAll = ({ role }: Actor): boolean => role === "centre" || role === "leader" || role === "discipline";

function refuseOthers({ role }: Actor): void {
  if (role === "auditor" || role === "admin") throw forbidden();
}

const ownRegion = ({ role, regionCode }: Actor): string | null =>
  role === "coordinator" ? regionCode : null;

/** Which meetings somebody knows of at all: the same as `meetingStandingOf` says of one, for a list. */
export function meetingScope(actor: Actor): Prisma.MeetingWhereInput {
  refuseOthers(actor);
  if (seesAll(actor)) return {};
  const [units, regionCode] = [attending(actor), ownRegion(actor)];
  if (!units) return nobody;
  return {
    OR: [
      ...(regionCode ? [{ series: { regionCode } }] : []),
      { state: { in: notBegun }, series: { units: { some: units } } },
      { state: { in: begun }, attendances: { some: units } },
    ],
  };
}

/** Which series somebody knows of: those whose meetings are, or were, theirs to know of. */
export function seriesScope(actor: Actor): Prisma.MeetingSeriesWhereInput {
  refuseOthers(actor);
  if (seesAll(actor)) return {};
  const [units, regionCode] = [attending(actor), ownRegion(actor)];
  if (!units) return nobody;
  return {
    OR: [
      ...(regionCode ? [{ regionCode }] : []),
      { units: { some: units } },
      { meetings: { some: { state: { in: begun }, attendances: { some: units } } } },
    ],
  };
}

/** What `standingOf` reads of a series. */
export const scopeFields = {
  level: true,
  regionCode: true,
  programmeId: true,
} satisfies Prisma.MeetingSeriesSelect;

/** What `attendeesOf` reads of a series' units, or of a meeting's attendance. */
export const attendeeFields = {
  unitId: true,
  unit: { select: { regionCode: true } },
} satisfies Prisma.SeriesUnitSelect & Prisma.MeetingAttendanceSelect;

/** How somebody stands to a meeting that a scope above has let through: whoever neither holds nor reads it attends. */
export const standingOf = (
  actor: Actor,
  { level, regionCode, programmeId }: SeriesScope,
): Exclude<MeetingStanding, "none"> => {
  const standing = meetingStandingOf(
    actor,
    { level, regionCode, programmeId },
    { unitIds: [], regionCodes: [] },
  );
  return standing === "none" ? "attend" : standing;
};
