import "server-only";
import { dayIn } from "@/lib/core/clock";
import { toAmount, toDay, toDayOrNull } from "@/lib/core/convert";
import type { Tx } from "@/lib/core/db";
import { notFound } from "@/lib/core/errors";
import type { Day, Period } from "@/lib/core/periods";
import { daysLeft } from "@/lib/issues/rules/clocks";
import type { Reason } from "@/lib/lamps/rules/reasons";
import { seriesIssues, seriesProjects } from "@/lib/meetings/queries/series-scope";
import type { UnitSheet } from "@/lib/meetings/rules/facts";
import type { SeriesScope } from "@/lib/meetings/rules/scope";

/** The meeting for which a unit's sheet is drawn up. */
export type SheetMeeting = { seriesId: string; on: Day; periodId: Period | null; scope: SeriesScope };

const WORST_FIRST = { red: 0, yellow: 1, paused: 2, green: 3 } as const;
/** Of how many earlier meetings the promises are shown; what is still open is shown however old. */
const MEETINGS_BACK = 3;

async function projectsOf(
  tx: Tx,
  unitId: string,
  { periodId, scope }: SheetMeeting,
): Promise<UnitSheet["projects"]> {
  if (!periodId) return [];
  const { revision } = await tx.period.findUniqueOrThrow({
    where: { id: periodId },
    select: { revision: true },
  });
  const rows = await tx.lampDecision.findMany({
    where: { periodId, revision, project: { ...seriesProjects(scope), responsibleUnitId: unitId } },
    select: {
      lamp: true,
      behindRun: true,
      redRun: true,
      annualPlan: true,
      expected: true,
      actual: true,
      reasons: true,
      project: { select: { id: true, number: true, name: true } },
    },
  });
  return rows
    .map(({ project, annualPlan, expected, actual, reasons, ...lamp }) => ({
      ...project,
      ...lamp,
      annualPlan: toAmount(annualPlan),
      expected: toAmount(expected),
      actual: toAmount(actual),
      reasons: reasons as unknown as Reason[],
    }))
    .sort(
      (a, b) =>
        WORST_FIRST[a.lamp] - WORST_FIRST[b.lamp] ||
        b.behindRun - a.behindRun ||
        a.number.localeCompare(b.number),
    );
}

async function issuesOf(tx: Tx, unitId: string, { on, scope }: SheetMeeting): Promise<UnitSheet["issues"]> {
  const rows = await tx.issue.findMany({
    where: { ...seriesIssues(scope), leadUnitId: unitId, state: { in: ["assigned", "working", "closing"] } },
    select: { id: true, number: true, title: true, state: true, deadline: true, closingOn: true },
    orderBy: [{ deadline: { sort: "asc", nulls: "last" } }, { number: "asc" }],
  });
  return rows.map(({ deadline, closingOn, ...issue }) => {
    const timed = { state: issue.state, deadline: toDayOrNull(deadline), closingOn: toDayOrNull(closingOn) };
    return { ...issue, deadline: timed.deadline, daysLeft: daysLeft(timed, on) };
  });
}

/** What was decided for the unit, and what it said itself, at the series' last meetings, beside what happened. */
async function promisesOf(
  tx: Tx,
  unitId: string,
  { seriesId, on }: SheetMeeting,
): Promise<UnitSheet["promises"]> {
  const earlier = await tx.meeting.findMany({
    where: { seriesId, state: "published", on: { lte: new Date(`${on}T00:00:00Z`) } },
    orderBy: { ordinal: "desc" },
    take: MEETINGS_BACK,
    select: { id: true },
  });
  const lately = earlier.map(({ id }) => id);
  const [decisions, words] = await Promise.all([
    tx.meetingDecision.findMany({
      where: {
        leadUnitId: unitId,
        meeting: { seriesId, state: "published" },
        OR: [{ meetingId: { in: lately } }, { issue: { state: { not: "closed" } } }],
      },
      select: {
        title: true,
        sequence: true,
        meeting: { select: { ordinal: true, on: true } },
        issue: {
          select: {
            id: true,
            number: true,
            state: true,
            deadline: true,
            entries: {
              where: { kind: "progress" },
              orderBy: { at: "desc" },
              take: 1,
              select: { at: true, text: true },
            },
          },
        },
      },
    }),
    tx.agendaItem.findMany({
      where: { meetingId: { in: lately }, section: "account", unitId, remark: { not: "" }, removedAt: null },
      select: { remark: true, meeting: { select: { ordinal: true, on: true } } },
    }),
  ]);
  const at = ({ ordinal, on: day }: { ordinal: number | null; on: Date }) => ({
    ordinal: ordinal ?? 0,
    on: toDay(day),
  });
  return [
    ...words.map(({ remark, meeting }) => ({
      ...at(meeting),
      text: remark,
      issue: null,
      latest: null,
      sequence: 0,
    })),
    ...decisions.map(({ title, meeting, issue, sequence }) => {
      const latest = issue?.entries[0];
      return {
        ...at(meeting),
        text: title,
        issue: issue && {
          id: issue.id,
          number: issue.number,
          state: issue.state,
          deadline: toDayOrNull(issue.deadline),
        },
        latest: latest ? { on: dayIn(latest.at), text: latest.text } : null,
        sequence,
      };
    }),
  ]
    .sort((a, b) => b.ordinal - a.ordinal || a.sequence - b.sequence)
    .map(({ sequence: _, ...promise }) => promise);
}

/** 一页表 of one unit for one meeting. */
export async function loadUnitSheet(tx: Tx, unitId: string, meeting: SheetMeeting): Promise<UnitSheet> {
  const unit = await tx.unit.findUnique({ where: { id: unitId }, select: { id: true, name: true } });
  if (!unit) throw notFound("unit");
  const projects = await projectsOf(tx, unitId, meeting);
  const counts = { red: 0, yellow: 0, green: 0, paused: 0 };
  for (const { lamp } of projects) counts[lamp]++;
  return {
    unit,
    period: meeting.periodId,
    counts,
    projects,
    issues: await issuesOf(tx, unitId, meeting),
    promises: await promisesOf(tx, unitId, meeting),
  };
}
