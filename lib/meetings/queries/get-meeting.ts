import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { dayIn } from "@/lib/core/clock";
import { toDay, toDayOrNull } from "@/lib/core/convert";
import { db } from "@/lib/core/db";
import { notFound } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import type { Day } from "@/lib/core/periods";
import type { Prisma } from "@/lib/generated/prisma/client";
import { daysLeft } from "@/lib/issues/rules/clocks";
import { attendeeFields, scopeFields } from "@/lib/meetings/queries/meeting-scope";
import type { AgendaWhy } from "@/lib/meetings/rules/agenda";
import { agendaSections, type CheckResult } from "@/lib/meetings/rules/kinds";
import { attendeesOf, type MeetingStanding, meetingStandingOf } from "@/lib/meetings/rules/scope";

const issueFields = {
  id: true,
  number: true,
  title: true,
  state: true,
  level: true,
  deadline: true,
  closingOn: true,
  effect: true,
  leadPerson: true,
  leadUnitId: true,
  leadUnit: { select: { name: true } },
  assisting: { select: { unitId: true } },
  project: { select: { id: true, number: true, name: true } },
  entries: {
    where: { kind: "progress" },
    orderBy: { at: "desc" },
    take: 1,
    select: { at: true, text: true },
  },
} satisfies Prisma.IssueSelect;

const itemFields = {
  id: true,
  section: true,
  position: true,
  origin: true,
  title: true,
  note: true,
  why: true,
  removedAt: true,
  removedByName: true,
  removedReason: true,
  movedTo: { select: { id: true, on: true, series: { select: { name: true } } } },
  result: true,
  remark: true,
  escalates: true,
  heardAt: true,
  heardByName: true,
  version: true,
  unit: { select: { id: true, name: true } },
  issue: { select: issueFields },
} satisfies Prisma.AgendaItemSelect;

const fields = {
  id: true,
  seriesId: true,
  ordinal: true,
  state: true,
  on: true,
  occursOn: true,
  startTime: true,
  minutes: true,
  place: true,
  chair: true,
  periodId: true,
  builtAt: true,
  startedAt: true,
  concludedAt: true,
  publishedAt: true,
  publishedByName: true,
  cancelReason: true,
  currentItemId: true,
  version: true,
  series: {
    select: {
      id: true,
      name: true,
      ...scopeFields,
      region: { select: { name: true } },
      programme: { select: { name: true } },
      units: { select: { unitId: true, unit: { select: { name: true, regionCode: true } } } },
    },
  },
  attendances: {
    orderBy: { order: "asc" },
    select: {
      id: true,
      name: true,
      ...attendeeFields,
      leaderId: true,
      presence: true,
      person: true,
      version: true,
    },
  },
  items: { orderBy: [{ position: "asc" }, { id: "asc" }], select: itemFields },
  decisions: {
    orderBy: { sequence: "asc" },
    select: {
      id: true,
      sequence: true,
      title: true,
      itemId: true,
      category: true,
      project: { select: { id: true, number: true, name: true } },
      leadUnit: { select: { id: true, name: true } },
      leadPerson: true,
      assistingUnitIds: true,
      deadline: true,
      effect: true,
      issue: { select: { id: true, number: true, state: true } },
      byName: true,
      version: true,
    },
  },
  documents: { select: { kind: true, name: true, sha256: true, at: true } },
} satisfies Prisma.MeetingSelect;

type Row = Prisma.MeetingGetPayload<{ select: typeof fields }>;
type ItemRow = Row["items"][number];

function issueOf(issue: NonNullable<ItemRow["issue"]>, today: Day) {
  const { entries, deadline, closingOn, leadUnit, leadUnitId, assisting: _, ...rest } = issue;
  const timed = { state: issue.state, deadline: toDayOrNull(deadline), closingOn: toDayOrNull(closingOn) };
  const latest = entries[0];
  return {
    ...rest,
    leadUnit: leadUnitId && leadUnit ? { id: leadUnitId, name: leadUnit.name } : null,
    deadline: timed.deadline,
    daysLeft: daysLeft(timed, today),
    latest: latest ? { on: dayIn(latest.at), text: latest.text } : null,
  };
}

const itemOf = ({ issue, why, removedAt, movedTo, heardAt, result, ...item }: ItemRow, today: Day) => ({
  ...item,
  why: why as unknown as AgendaWhy,
  issue: issue && issueOf(issue, today),
  result: result as CheckResult | null,
  removed: removedAt !== null,
  movedTo: movedTo && { id: movedTo.id, on: toDay(movedTo.on), series: movedTo.series.name },
  heardAt: heardAt?.toISOString() ?? null,
});

/** Which items somebody who only attends may read: those about their own units. */
function isOwn(item: ItemRow, actor: Actor, unitIds: ReadonlySet<string>): boolean {
  const about = [
    item.unit?.id,
    item.issue?.leadUnitId,
    ...(item.issue?.assisting.map(({ unitId }) => unitId) ?? []),
  ];
  return about.some((id) => id !== undefined && id !== null && (id === actor.unitId || unitIds.has(id)));
}

/** The units of a region, for its office; nobody else stands for a region. */
async function regionUnits(actor: Actor): Promise<ReadonlySet<string>> {
  if (actor.role !== "coordinator" || !actor.regionCode) return new Set();
  const rows = await db().unit.findMany({ where: { regionCode: actor.regionCode }, select: { id: true } });
  return new Set(rows.map(({ id }) => id));
}

/**
 * One meeting with its agenda, roll, decisions and files, as somebody may read it. Who only attends reads time and
 * place, the items about their own units, and what was published.
 */
export async function getMeeting(actor: Actor, meetingId: string, now: Date) {
  if (!isId(meetingId)) throw notFound("meeting");
  const row = await db().meeting.findUnique({ where: { id: meetingId }, select: fields });
  if (!row) throw notFound("meeting");
  const { series, attendances, items, decisions, documents, ...meeting } = row;
  const standing: MeetingStanding = meetingStandingOf(
    actor,
    series,
    attendeesOf(row.state, series.units, attendances),
  );
  if (standing === "none") throw notFound("meeting");
  const today = dayIn(now);
  const readsAll = standing !== "attend" || row.state === "published";
  const own = readsAll ? null : await regionUnits(actor);
  const seen = own ? items.filter((item) => isOwn(item, actor, own)) : items;
  const inOrder = seen
    .map((item) => itemOf(item, today))
    .sort((a, b) => agendaSections.indexOf(a.section) - agendaSections.indexOf(b.section));
  const { units: _, ...seriesView } = series;
  const assisting = await db().unit.findMany({
    where: { id: { in: decisions.flatMap(({ assistingUnitIds }) => assistingUnitIds) } },
    select: { id: true, name: true },
  });
  return {
    ...meeting,
    on: toDay(meeting.on),
    occursOn: toDayOrNull(meeting.occursOn),
    builtAt: meeting.builtAt?.toISOString() ?? null,
    startedAt: meeting.startedAt?.toISOString() ?? null,
    concludedAt: meeting.concludedAt?.toISOString() ?? null,
    publishedAt: meeting.publishedAt?.toISOString() ?? null,
    series: seriesView,
    standing,
    items: inOrder,
    attendance: readsAll
      ? attendances.map(({ unit: _unit, leaderId, ...one }) => ({ ...one, isLeader: leaderId !== null }))
      : [],
    decisions: readsAll
      ? decisions.map(({ assistingUnitIds, deadline, ...decision }) => ({
          ...decision,
          deadline: toDay(deadline),
          assisting: assisting.filter(({ id }) => assistingUnitIds.includes(id)),
        }))
      : [],
    documents: documents.map((document) => ({ ...document, at: document.at.toISOString() })),
  };
}
export type MeetingView = Awaited<ReturnType<typeof getMeeting>>;
export type AgendaItemView = MeetingView["items"][number];
export type DecisionView = MeetingView["decisions"][number];
