import { z } from "zod";
import { wordInput } from "@/lib/meetings/schema";
import { DOCX, dayText, endpoint, idParams, wordDocument, workbook, XLSX } from "@/lib/web/endpoint";

const version = z.int().min(1).optional();

export const publishMeetingCall = endpoint({
  method: "POST",
  path: "/meetings/{id}/publish",
  summary: "印发纪要，对照结果入台账，议定事项交办 · publish: findings take effect, decisions are assigned",
  params: idParams,
  body: z.strictObject({ version }),
  answer: z.object({
    id: z.uuid(),
    version: z.int(),
    ordinal: z.int(),
    minutesSha256: z.string(),
    packSha256: z.string(),
  }),
  write: true,
});

const issueLine = z.object({
  itemId: z.uuid(),
  issueId: z.uuid(),
  number: z.string(),
  title: z.string(),
  remark: z.string(),
  effect: z.object({
    study: z.string().nullable(),
    acts: z.array(z.string()),
    refused: z.array(z.object({ verb: z.string(), reason: z.string() })),
  }),
});

export const previewPublishCall = endpoint({
  method: "GET",
  path: "/meetings/{id}/publish",
  summary: "印发将做什么、哪些不能做 · what publishing would do, and what it could not",
  params: idParams,
  answer: z.object({
    effects: z.array(issueLine),
    unheard: z.array(issueLine),
    decisions: z.int(),
    rollMissing: z.boolean(),
  }),
  write: false,
});

const paragraph = z.object({
  key: z.string(),
  heading: z.string().nullable(),
  text: z.string(),
  worded: z.boolean(),
});

export const minutesCall = endpoint({
  method: "GET",
  path: "/meetings/{id}/minutes",
  summary: "纪要文字，印发前是草稿 · the minutes' words, a draft until published",
  params: idParams,
  answer: z.object({
    title: z.string(),
    issue: z.string(),
    opening: paragraph,
    sections: z
      .array(z.object({ key: z.string(), heading: z.string(), paragraphs: z.array(paragraph).readonly() }))
      .readonly(),
  }),
  write: false,
});

export const wordMinutesCall = endpoint({
  method: "PUT",
  path: "/meetings/{id}/minutes/{key}",
  summary: "改写一段纪要，空则恢复自动文字 · reword a paragraph; empty gives it back to the rules",
  params: idParams.extend({ key: wordInput.shape.key }),
  body: z.strictObject({ text: wordInput.shape.text, version: wordInput.shape.version }),
  answer: z.object({ key: z.string(), version: z.int() }),
  write: true,
});

export const minutesDocumentCall = endpoint({
  method: "GET",
  path: "/meetings/{id}/minutes.docx",
  summary: "纪要（印发后逐字节不变） · the minutes, byte-identical once published",
  params: idParams,
  answer: wordDocument,
  media: DOCX,
  write: false,
});

export const packCall = endpoint({
  method: "GET",
  path: "/meetings/{id}/pack.xlsx",
  summary: "会议资料 · the meeting's tables as a workbook",
  params: idParams,
  answer: workbook,
  media: XLSX,
  write: false,
});

const counts = {
  decided: z.int(),
  closedInTime: z.int(),
  closedLate: z.int(),
  overdue: z.int(),
  running: z.int(),
  carried: z.int(),
};

export const followUpCall = endpoint({
  method: "GET",
  path: "/meetings/follow-up",
  summary: "最近几次会议的议定事项落实情况 · what became of the last meetings' decisions",
  query: z.strictObject({
    last: z.coerce.number().int().min(1).max(24).default(3),
    series: z.uuid().optional(),
  }),
  answer: z.object({
    last: z.int(),
    year: z.int(),
    all: z.object(counts),
    meetings: z.array(
      z.object({ meetingId: z.uuid(), series: z.string(), ordinal: z.int(), on: dayText, ...counts }),
    ),
    units: z.array(z.object({ unit: z.string(), ...counts })),
    series: z.array(z.object({ series: z.string(), ...counts })),
    levels: z.array(
      z.object({
        level: z.int(),
        reached: z.int(),
        closed: z.int(),
        open: z.int(),
        escalated: z.int(),
        medianDays: z.number().nullable(),
      }),
    ),
  }),
  write: false,
});
