import { z } from "zod";
import { meetingStates, offDayMoves } from "@/lib/meetings/rules/kinds";
import { meetingWants } from "@/lib/meetings/rules/wanted";
import {
  cancelInput,
  conveneInput,
  createSeriesInput,
  listMeetingsInput,
  listSeriesInput,
  rescheduleInput,
  seriesChanges,
} from "@/lib/meetings/schema";
import { type Download, dayText, endpoint, idParams, listOf } from "@/lib/web/endpoint";

const level = z.int().meta({ description: "1 county or task group, 2 centre, 3 city" });
const timeText = z.string().meta({ example: "09:00", description: "Shanghai time" });

const meeting = z.object({
  id: z.uuid(),
  series: z.object({
    id: z.uuid(),
    name: z.string(),
    level,
    region: z.string().nullable(),
    programme: z.string().nullable(),
  }),
  ordinal: z.int().nullable().meta({ description: "第N次; given when it begins" }),
  state: z.enum(meetingStates),
  on: dayText,
  occursOn: dayText.nullable().meta({ description: "The date of the rhythm; null: convened by hand" }),
  startTime: timeText,
  minutes: z.int(),
  place: z.string(),
  chair: z.string(),
  cancelReason: z.string().nullable(),
  standing: z
    .enum(["hold", "full", "attend"])
    .meta({ description: "How the caller stands to it: holds it, reads it all, attends" }),
  wanted: z.enum(meetingWants).nullable().meta({ description: "What whoever holds it is to do next" }),
  wantedBy: dayText
    .nullable()
    .meta({ description: "By when the agenda is wanted: the working day before; null: today, or nothing" }),
  version: z.int(),
});

const series = {
  id: z.uuid(),
  name: z.string(),
  level,
  region: z.object({ code: z.string(), name: z.string() }).nullable(),
  programme: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  chair: z.string(),
  place: z.string(),
  rule: z.string().meta({ example: "FREQ=MONTHLY;BYMONTHDAY=-1", description: "RFC 5545" }),
  startsOn: dayText,
  endsOn: dayText.nullable(),
  startTime: timeText,
  minutes: z.int(),
  offDay: z.enum(offDayMoves).meta({ description: "Where a date goes that falls on a day off" }),
  ended: z.boolean(),
  mayEdit: z.boolean(),
  version: z.int(),
};

const detail = z.object({
  ...series,
  units: z.array(z.object({ id: z.uuid(), name: z.string() })),
  leaders: z.array(z.object({ id: z.uuid(), title: z.string() })),
  nextDates: z.array(z.object({ occursOn: dayText, on: dayText })),
});

const written = z.object({ id: z.uuid(), version: z.int() });

export const listSeriesCall = endpoint({
  method: "GET",
  path: "/series",
  summary: "例会系列，及其下一次会议 · series of meetings, each with its next meeting",
  query: listSeriesInput,
  answer: listOf(z.object({ ...series, held: z.int(), next: meeting.nullable() })),
  write: false,
});

export const createSeriesCall = endpoint({
  method: "POST",
  path: "/series",
  summary: "设立例会 · a new series",
  body: createSeriesInput,
  answer: detail,
  status: 201,
  write: true,
});

export const getSeriesCall = endpoint({
  method: "GET",
  path: "/series/{id}",
  summary: "一个例会系列 · one series",
  params: idParams,
  answer: detail,
  write: false,
});

export const updateSeriesCall = endpoint({
  method: "PATCH",
  path: "/series/{id}",
  summary: "修改例会；以 endsOn 结束 · change a series; end it with endsOn",
  params: idParams,
  body: seriesChanges,
  answer: detail,
  write: true,
});

export const listMeetingsCall = endpoint({
  method: "GET",
  path: "/meetings",
  summary: "会议：筛选、分页 · meetings, filtered and paged",
  query: listMeetingsInput,
  answer: listOf(meeting),
  write: false,
});

export const conveneMeetingCall = endpoint({
  method: "POST",
  path: "/meetings",
  summary: "临时召开一次会议 · convene a meeting outside the rhythm",
  body: conveneInput,
  answer: written,
  status: 201,
  write: true,
});

export const rescheduleMeetingCall = endpoint({
  method: "PATCH",
  path: "/meetings/{id}",
  summary: "改时间、地点或主持（开始之前） · change day, time, place or chair before it begins",
  params: idParams,
  body: rescheduleInput.omit({ meetingId: true }),
  answer: written,
  write: true,
});

export const cancelMeetingCall = endpoint({
  method: "POST",
  path: "/meetings/{id}/cancel",
  summary: "取消会议（开始之前） · cancel a meeting before it begins",
  params: idParams,
  body: cancelInput.omit({ meetingId: true }),
  answer: written,
  write: true,
});

export const meetingsFileCall = endpoint({
  method: "GET",
  path: "/meetings.ics",
  summary: "会议日历文件（iCalendar） · the meetings as an iCalendar file",
  answer: z.custom<Download>().meta({ type: "string", contentMediaType: "text/calendar" }),
  media: "text/calendar; charset=utf-8",
  write: false,
});
