import "server-only";
import { dayIn } from "@/lib/core/clock";
import { toDayOrNull } from "@/lib/core/convert";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { IssueFacts } from "@/lib/issues/rules/standing";

/** The columns that the rules decide from. */
export const factFields = {
  id: true,
  number: true,
  kind: true,
  state: true,
  level: true,
  round: true,
  regionCode: true,
  projectId: true,
  leadUnitId: true,
  leadUnit: { select: { name: true, regionCode: true } },
  assisting: { select: { unitId: true } },
  raisedByUnitId: true,
  project: { select: { responsibleUnitId: true } },
  assignedLevel: true,
  acceptedAt: true,
  levelSince: true,
  deadline: true,
  closingOn: true,
  closedAt: true,
  sentBackBy: true,
  version: true,
  extensions: {
    where: { OR: [{ decision: null }, { decision: "approved" }] },
    select: { id: true, round: true, to: true, decision: true },
  },
  shelvings: {
    where: { OR: [{ decision: null }, { decision: "approved", resumedAt: null }] },
    select: { id: true, reviewOn: true, decision: true, decidedAt: true },
  },
  closeOuts: { where: { decision: null }, select: { id: true, requestedById: true } },
} satisfies Prisma.IssueSelect;

export type FactRow = Prisma.IssueGetPayload<{ select: typeof factFields }>;

/** A stored issue as the rules see it. */
export function toFacts(row: FactRow): IssueFacts {
  const ofRound = row.extensions.filter(({ round }) => round === row.round);
  return {
    kind: row.kind,
    state: row.state,
    level: row.level,
    regionCode: row.regionCode,
    leadUnitId: row.leadUnitId,
    leadRegionCode: row.leadUnit?.regionCode ?? null,
    assistingUnitIds: row.assisting.map(({ unitId }) => unitId),
    raisedByUnitId: row.raisedByUnitId,
    projectUnitId: row.project?.responsibleUnitId ?? null,
    assignedLevel: row.assignedLevel,
    deadline: toDayOrNull(row.deadline),
    sentBackBy: row.sentBackBy,
    extension: {
      pending: ofRound.some(({ decision }) => decision === null),
      granted: ofRound.some(({ decision }) => decision === "approved"),
    },
    shelvingPending: row.shelvings.some(({ decision }) => decision === null),
    applicantId: row.closeOuts[0]?.requestedById ?? null,
    closedOn: row.closedAt && dayIn(row.closedAt),
  };
}
