import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { notFound } from "@/lib/core/errors";
import { getMeeting } from "@/lib/meetings/queries/get-meeting";
import {
  getMeetingDocument,
  getMinutesContent,
  getMinutesFacts,
  getUnitSheet,
} from "@/lib/meetings/queries/meeting-papers";
import { meetingName } from "@/lib/meetings/rules/chinese-words";
import type { MinutesContent } from "@/lib/meetings/rules/minutes-content";
import { DOCX, XLSX } from "@/lib/web/endpoint";
import type { MadeFile } from "@/lib/web/file-transfer";
import { minutesContent, renderMinutes, unitSheetDocument } from "@/lib/web/minutes";

const MEDIA = { minutes: DOCX, pack: XLSX } as const;

const isKind = (kind: string): kind is keyof typeof MEDIA => Object.hasOwn(MEDIA, kind);

/** 纪要 or 会议资料: to the byte once published; before, the draft as it stands, and its name says so. */
export async function meetingDocumentOf(
  actor: Actor,
  meetingId: string,
  kind: string,
  now: Date,
): Promise<MadeFile> {
  if (!isKind(kind)) throw notFound("document");
  const { state } = await getMeeting(actor, meetingId, now);
  if (state === "published") {
    const { name, bytes } = await getMeetingDocument(actor, meetingId, kind, now);
    return { name, mediaType: MEDIA[kind], content: new Uint8Array(bytes) };
  }
  if (state !== "in_session" && state !== "drafted") throw notFound("document");
  const { name, bytes } = (await renderMinutes(await getMinutesFacts(actor, meetingId, now)))[kind];
  return { name: `草稿 ${name}`, mediaType: MEDIA[kind], content: new Uint8Array(bytes) };
}

/** 一页表 of a unit as a Word file. */
export async function unitSheetOf(
  actor: Actor,
  meetingId: string,
  unitId: string,
  now: Date,
): Promise<MadeFile> {
  const { series, ordinal } = await getMeeting(actor, meetingId, now);
  const sheet = await getUnitSheet(actor, meetingId, unitId, now);
  const heading = ordinal ? meetingName(series.name, ordinal) : series.name;
  const { name, bytes } = await unitSheetDocument(sheet, heading);
  return { name, mediaType: DOCX, content: new Uint8Array(bytes) };
}

/** The words of the minutes: as they were frozen, or of the draft. */
export async function minutesOf(actor: Actor, meetingId: string, now: Date): Promise<MinutesContent> {
  const { state } = await getMeeting(actor, meetingId, now);
  return state === "published"
    ? getMinutesContent(actor, meetingId, now)
    : minutesContent(await getMinutesFacts(actor, meetingId, now));
}
