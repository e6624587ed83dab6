import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { dayIn } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { forbidden, notFound } from "@/lib/core/errors";
import { getMeeting } from "@/lib/meetings/queries/get-meeting";
import { loadMinutesFacts } from "@/lib/meetings/queries/minutes-facts";
import { loadHeard } from "@/lib/meetings/queries/publish-effects";
import { loadUnitSheet } from "@/lib/meetings/queries/unit-sheet";
import type { MinutesFacts, UnitSheet } from "@/lib/meetings/rules/facts";
import type { MinutesContent } from "@/lib/meetings/rules/minutes-content";

/** What the draft of the minutes is made from, for whoever reads the whole meeting, from its beginning on. */
export async function getMinutesFacts(actor: Actor, meetingId: string, now: Date): Promise<MinutesFacts> {
  const meeting = await getMeeting(actor, meetingId, now);
  if (meeting.standing === "attend") throw forbidden("MEETING_NOT_YOURS");
  return loadMinutesFacts(db(), meetingId);
}

/** The paragraphs that a hand has worded, with the version that a change must name. */
export async function listMinutesTexts(actor: Actor, meetingId: string, now: Date) {
  const meeting = await getMeeting(actor, meetingId, now);
  if (meeting.standing === "attend") throw forbidden("MEETING_NOT_YOURS");
  return db().meetingText.findMany({
    where: { meetingId },
    select: { key: true, text: true, version: true, byName: true },
  });
}

/** What publishing would do to the ledger now, line by line; only for whoever may publish. */
export async function previewPublish(actor: Actor, meetingId: string, now: Date) {
  const meeting = await getMeeting(actor, meetingId, now);
  if (meeting.standing !== "hold") throw forbidden("MEETING_NOT_YOURS");
  const heard = await loadHeard(db(), actor, meetingId, dayIn(now));
  return {
    /** Checks that nobody came to: they stand as they stood, and come back next time. */
    unheard: heard.filter(({ effect }) => effect.study === null),
    effects: heard.filter(({ effect }) => effect.study !== null),
    decisions: meeting.decisions,
    /** Nobody has been called yet: the minutes would name nobody. */
    rollMissing: meeting.attendance.every(({ presence }) => presence === null),
  };
}
export type PublishPreview = Awaited<ReturnType<typeof previewPublish>>;

/** 一页表 of one unit: the unit itself and its region's office may read it, and whoever reads the whole meeting. */
export async function getUnitSheet(
  actor: Actor,
  meetingId: string,
  unitId: string,
  now: Date,
): Promise<UnitSheet> {
  const meeting = await getMeeting(actor, meetingId, now);
  const isAgenda = meeting.items.some(({ unit, removed }) => unit?.id === unitId && !removed);
  if (!isAgenda) throw notFound("unit");
  const { seriesId, on, periodId, series } = meeting;
  return loadUnitSheet(db(), unitId, { seriesId, on, periodId, scope: series });
}

/** The sheets of all units that account at a meeting, for whoever reads the whole meeting. */
export async function listUnitSheets(actor: Actor, meetingId: string, now: Date): Promise<UnitSheet[]> {
  const { items, seriesId, on, periodId, series, standing } = await getMeeting(actor, meetingId, now);
  if (standing === "attend") throw forbidden("MEETING_NOT_YOURS");
  const units = items.flatMap(({ section, unit, removed }) =>
    section === "account" && unit && !removed ? [unit.id] : [],
  );
  return Promise.all(
    units.map((unitId) => loadUnitSheet(db(), unitId, { seriesId, on, periodId, scope: series })),
  );
}

/** A published file to the byte; whoever knows of the meeting may read what it published. */
export async function getMeetingDocument(
  actor: Actor,
  meetingId: string,
  kind: "minutes" | "pack",
  now: Date,
) {
  await getMeeting(actor, meetingId, now);
  const document = await db().meetingDocument.findUnique({
    where: { meetingId_kind: { meetingId, kind } },
    select: { name: true, bytes: true, sha256: true, at: true },
  });
  if (!document) throw notFound("document");
  return { ...document, bytes: Buffer.from(document.bytes), at: document.at.toISOString() };
}

/** What the published minutes say, as it was frozen with them. */
export async function getMinutesContent(actor: Actor, meetingId: string, now: Date): Promise<MinutesContent> {
  await getMeeting(actor, meetingId, now);
  const document = await db().meetingDocument.findUnique({
    where: { meetingId_kind: { meetingId, kind: "minutes" } },
    select: { content: true },
  });
  if (!document) throw notFound("document");
  return document.content as unknown as MinutesContent;
}
