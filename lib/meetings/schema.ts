import { z } from "zod";
import { isDay } from "@/lib/core/periods";
import { issueCategories } from "@/lib/issues/rules/kinds";
import { checkResults, meetingStates, offDayMoves, presences } from "@/lib/meetings/rules/kinds";

/** Line breaks and tabs are text; the other control characters are not. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const isPlainText = (text: string): boolean => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text);

const optionalText = (longest: number) =>
  z.string().trim().max(longest, "TEXT_TOO_LONG").refine(isPlainText, "TEXT_CONTROL");
const text = (longest: number) => optionalText(longest).min(1, "REQUIRED");
const day = z.string().refine(isDay, "DAY_INVALID");
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "TIME_INVALID");
const minutes = z.int().min(5, "MINUTES_RANGE").max(720, "MINUTES_RANGE");
const version = z.int().min(1).optional();

const seriesFields = {
  name: text(60),
  level: z.int().min(1).max(3),
  region: z.string().max(20).nullish(),
  programme: z.string().max(100).nullish(),
  chair: text(60),
  place: text(100),
  /** RFC 5545, "FREQ=WEEKLY;BYDAY=MO"; no DTSTART, no UNTIL, no COUNT, daily or slower. */
  rule: text(200),
  startsOn: day,
  endsOn: day.nullish(),
  startTime: time,
  minutes,
  offDay: z.enum(offDayMoves),
  units: z.array(text(100)).max(100),
  leaders: z.array(text(60)).max(60),
};

/** A series as it is entered: the region by code, programme and units by id or name, leaders by title. */
export const createSeriesInput = z.strictObject({
  ...seriesFields,
  offDay: seriesFields.offDay.default("after"),
  units: seriesFields.units.default([]),
  leaders: seriesFields.leaders.default([]),
});
export type CreateSeriesInput = z.input<typeof createSeriesInput>;

/** What is absent stays as it is; `null` empties a field. `version` is the one that the editor was shown. */
export const seriesChanges = z
  .strictObject(seriesFields)
  .partial()
  .extend({ version: z.int().min(1) });
export const updateSeriesInput = seriesChanges.extend({ seriesId: z.uuid() });
export type UpdateSeriesInput = z.input<typeof updateSeriesInput>;

export const listSeriesInput = z.strictObject({
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
  level: z.coerce.number().int().min(1).max(3).optional(),
  state: z.enum(["running", "ended"]).optional(),
});
export type ListSeriesInput = z.input<typeof listSeriesInput>;

/** A meeting outside the rhythm; what is absent is the series' own. */
export const conveneInput = z.strictObject({
  seriesId: z.uuid(),
  on: day,
  startTime: time.optional(),
  minutes: minutes.optional(),
  place: text(100).optional(),
  chair: text(60).optional(),
});
export type ConveneInput = z.input<typeof conveneInput>;

const meeting = { meetingId: z.uuid(), version };
export const meetingTarget = z.strictObject(meeting);
export type MeetingTarget = z.input<typeof meetingTarget>;

export const rescheduleInput = z.strictObject({
  ...meeting,
  on: day.optional(),
  startTime: time.optional(),
  minutes: minutes.optional(),
  place: text(100).optional(),
  chair: text(60).optional(),
});
export type RescheduleInput = z.input<typeof rescheduleInput>;

export const cancelInput = z.strictObject({ ...meeting, reason: text(500) });
export type CancelInput = z.input<typeof cancelInput>;

export const addItemInput = z.strictObject({
  meetingId: z.uuid(),
  /** An issue of the ledger; without one a free item with a title. */
  issueId: z.uuid().nullish(),
  title: optionalText(120).default(""),
  note: optionalText(1000).default(""),
});
export type AddItemInput = z.input<typeof addItemInput>;

const item = { itemId: z.uuid(), version };
/** Puts an item before another of its section; `beforeId` null: at the section's end. */
export const reorderInput = z.strictObject({ ...item, beforeId: z.uuid().nullable() });
export const removeItemInput = z.strictObject({ ...item, reason: text(500) });
export const restoreItemInput = z.strictObject(item);
export const moveItemInput = z.strictObject({ ...item, toMeetingId: z.uuid(), reason: text(500) });
export const editItemInput = z.strictObject({
  ...item,
  title: text(120).optional(),
  note: optionalText(1000).optional(),
});

const record = {
  result: z.enum(checkResults).nullish(),
  remark: optionalText(2000).optional(),
  escalates: z.boolean().optional(),
};
/**
 * What the meeting found and said of one item; what is absent stays. `seen`: the changed fields as they were shown, so
 * that two clerks at one item collide only where both changed the same field.
 */
export const recordInput = z.strictObject({ ...item, ...record, seen: z.strictObject(record).optional() });
export type RecordInput = z.input<typeof recordInput>;

/** Where the clerk stands: what the projector shows. */
export const standInput = z.strictObject({ meetingId: z.uuid(), itemId: z.uuid() });

const decision = {
  title: text(120),
  projectId: z.uuid().nullish(),
  category: z.enum(issueCategories),
  leadUnitId: z.uuid("REQUIRED"),
  leadPerson: text(60),
  assistingUnitIds: z.array(z.uuid()).max(20),
  deadline: day,
  effect: text(500),
};
/** 议定事项 with its three fixes. */
export const decisionFields = z.strictObject({
  ...decision,
  category: decision.category.default("other"),
  assistingUnitIds: decision.assistingUnitIds.default([]),
});
export const decideInput = decisionFields.extend({ meetingId: z.uuid(), itemId: z.uuid().nullish() });
export type DecideInput = z.input<typeof decideInput>;
/** What is absent stays: no defaults here. */
export const amendDecisionInput = z
  .strictObject(decision)
  .partial()
  .extend({ decisionId: z.uuid(), version });
export type AmendDecisionInput = z.input<typeof amendDecisionInput>;
export const dropDecisionInput = z.strictObject({ decisionId: z.uuid(), version });

export const attendanceInput = z.strictObject({
  attendanceId: z.uuid(),
  version,
  presence: z.enum(presences).nullish(),
  person: optionalText(60).optional(),
});
export const addAttendanceInput = z.strictObject({
  meetingId: z.uuid(),
  name: text(60),
  person: optionalText(60).default(""),
});

/** A paragraph of the minutes in a hand's words; empty: the rules word it again. */
export const wordInput = z.strictObject({
  meetingId: z.uuid(),
  key: z
    .string()
    .regex(/^[a-z]+(:[a-z0-9_-]+)?$/)
    .max(60),
  text: optionalText(4000),
  /** Of the paragraph as it was shown; 0: nobody had worded it. */
  version: z.int().min(0).optional(),
});
export type WordInput = z.input<typeof wordInput>;

export const listMeetingsInput = z.strictObject({
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
  series: z.uuid().optional(),
  level: z.coerce.number().int().min(1).max(3).optional(),
  state: z.enum(meetingStates).optional(),
  from: day.optional(),
  to: day.optional(),
  sort: z.enum(["on", "-on"]).default("-on"),
});
export type ListMeetingsInput = z.input<typeof listMeetingsInput>;
