import "server-only";
import type { z } from "zod";
import type { Actor } from "@/lib/auth/permissions";
import { fromDay, toDay } from "@/lib/core/convert";
import type { Tx } from "@/lib/core/db";
import { conflict, notFound, ruleViolation } from "@/lib/core/errors";
import { inTransactionOnce } from "@/lib/core/transaction";
import { unitNames } from "@/lib/issues/commands/assign-issue";
import {
  type Context,
  type LockedMeeting,
  lockMeeting,
  recordMeeting,
  type Written,
} from "@/lib/meetings/commands/at-meeting";
import { seriesProjects } from "@/lib/meetings/queries/series-scope";
import {
  type AmendDecisionInput,
  amendDecisionInput,
  type DecideInput,
  decideInput,
  type decisionFields,
  dropDecisionInput,
} from "@/lib/meetings/schema";

const OPEN = ["in_session", "drafted"] as const;
const written = { id: true, version: true } as const;

type Fixes = z.output<typeof decisionFields>;

/** The project must be one that the series deals with. */
async function requireProject(tx: Tx, meeting: LockedMeeting, projectId: string): Promise<void> {
  const found = await tx.project.count({ where: { id: projectId, ...seriesProjects(meeting.series) } });
  if (found === 0) throw notFound("project");
}

/** Columns of a decision, and its words for the trace. Units must exist and not be disabled. */
async function fixed(tx: Tx, meeting: LockedMeeting, fixes: Fixes) {
  if (fixes.deadline < meeting.on) throw ruleViolation("DEADLINE_PAST");
  if (fixes.projectId) await requireProject(tx, meeting, fixes.projectId);
  const assisting = [...new Set(fixes.assistingUnitIds)].filter((id) => id !== fixes.leadUnitId);
  const names = await unitNames(tx, [fixes.leadUnitId, ...assisting]);
  return {
    data: {
      title: fixes.title,
      projectId: fixes.projectId ?? null,
      category: fixes.category,
      leadUnitId: fixes.leadUnitId,
      leadPerson: fixes.leadPerson,
      assistingUnitIds: assisting,
      deadline: fromDay(fixes.deadline),
      effect: fixes.effect,
    },
    words: {
      decision: fixes.title,
      leadUnit: names.get(fixes.leadUnitId),
      leadPerson: fixes.leadPerson,
      assistingUnits: assisting.map((id) => names.get(id)),
      deadline: fixes.deadline,
      effect: fixes.effect,
    },
  };
}

/** The item it comes from: of this meeting and on its agenda. Its issue, when that waits for its three fixes. */
async function sourceOf(tx: Tx, meetingId: string, itemId: string) {
  const item = await tx.agendaItem.findUnique({
    where: { id: itemId },
    select: {
      meetingId: true,
      removedAt: true,
      issueId: true,
      issue: { select: { state: true, projectId: true, category: true } },
    },
  });
  if (!item || item.meetingId !== meetingId) throw notFound("item");
  if (item.removedAt) throw ruleViolation("ITEM_OFF");
  const assigned = item.issueId
    ? await tx.meetingDecision.count({ where: { meetingId, issueId: item.issueId } })
    : 0;
  return { ...item, assigns: item.issue?.state === "registered" && assigned === 0 };
}

/**
 * 议定: an item with its three fixes, from an item of the agenda or from the floor. On an issue that waits to be
 * assigned it is that issue's assignment; else it becomes a directive of its own when the minutes are published.
 */
export const decide = (actor: Actor, given: DecideInput, { now, once }: Context): Promise<Written> => {
  const { meetingId, itemId, ...fixes } = decideInput.parse(given);
  return inTransactionOnce(actor.id, once, async (tx) => {
    const meeting = await lockMeeting(tx, actor, meetingId, OPEN);
    const source = itemId ? await sourceOf(tx, meetingId, itemId) : null;
    const about = source?.issue
      ? { projectId: fixes.projectId ?? source.issue.projectId, category: source.issue.category }
      : {};
    const { data, words } = await fixed(tx, meeting, { ...fixes, ...about });
    const last = await tx.meetingDecision.aggregate({ where: { meetingId }, _max: { sequence: true } });
    const sequence = (last._max.sequence ?? 0) + 1;
    await recordMeeting(tx, actor, meeting, "meeting.decide", { after: { number: sequence, ...words } }, now);
    return tx.meetingDecision.create({
      data: {
        ...data,
        meetingId,
        itemId: itemId ?? null,
        sequence,
        issueId: source?.assigns ? source.issueId : null,
        at: now,
        byName: actor.name,
      },
      select: written,
    });
  });
};

async function loadDecision(tx: Tx, actor: Actor, decisionId: string, version: number | undefined) {
  const found = await tx.meetingDecision.findUnique({
    where: { id: decisionId },
    select: { meetingId: true },
  });
  if (!found) throw notFound("decision");
  const meeting = await lockMeeting(tx, actor, found.meetingId, OPEN);
  const row = await tx.meetingDecision.findUnique({ where: { id: decisionId } });
  if (!row) throw notFound("decision");
  if (version !== undefined && version !== row.version) throw conflict("STALE_VERSION");
  return { meeting, row };
}

/** Corrects a decided item; what is absent stays. */
export const amendDecision = (
  actor: Actor,
  given: AmendDecisionInput,
  { now, once }: Context,
): Promise<Written> => {
  const { decisionId, version, ...change } = amendDecisionInput.parse(given);
  return inTransactionOnce(actor.id, once, async (tx) => {
    const { meeting, row } = await loadDecision(tx, actor, decisionId, version);
    const { data, words } = await fixed(tx, meeting, {
      title: change.title ?? row.title,
      projectId: change.projectId === undefined ? row.projectId : change.projectId,
      category: change.category ?? row.category,
      leadUnitId: change.leadUnitId ?? row.leadUnitId,
      leadPerson: change.leadPerson ?? row.leadPerson,
      assistingUnitIds: change.assistingUnitIds ?? row.assistingUnitIds,
      deadline: change.deadline ?? toDay(row.deadline),
      effect: change.effect ?? row.effect,
    });
    const before = {
      decision: row.title,
      leadPerson: row.leadPerson,
      deadline: toDay(row.deadline),
      effect: row.effect,
    };
    await recordMeeting(
      tx,
      actor,
      meeting,
      "meeting.amend",
      { before, after: { number: row.sequence, ...words } },
      now,
    );
    return tx.meetingDecision.update({
      where: { id: decisionId },
      data: { ...data, version: { increment: 1 } },
      select: written,
    });
  });
};

/** Takes a decided item back before the minutes are published. */
export const dropDecision = (
  actor: Actor,
  given: z.input<typeof dropDecisionInput>,
  { now, once }: Context,
): Promise<{ id: string }> => {
  const { decisionId, version } = dropDecisionInput.parse(given);
  return inTransactionOnce(actor.id, once, async (tx) => {
    const { meeting, row } = await loadDecision(tx, actor, decisionId, version);
    await tx.meetingDecision.delete({ where: { id: decisionId }, select: { id: true } });
    // Numbers close up: the minutes count without a gap. Shifted away first, since each is unique at every moment.
    await tx.$executeRaw`
      UPDATE meeting_decision SET sequence = sequence + 100000
      WHERE meeting_id = ${meeting.id}::uuid AND sequence > ${row.sequence}`;
    await tx.$executeRaw`
      UPDATE meeting_decision SET sequence = sequence - 100001
      WHERE meeting_id = ${meeting.id}::uuid AND sequence > 100000`;
    await recordMeeting(
      tx,
      actor,
      meeting,
      "meeting.drop",
      { before: { number: row.sequence, decision: row.title } },
      now,
    );
    return { id: decisionId };
  });
};
