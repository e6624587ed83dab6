import { z } from "zod";
import { issueCategories } from "@/lib/issues/rules/kinds";
import { issueStates } from "@/lib/issues/schema";
import { agendaSections, checkResults, meetingStates, presences } from "@/lib/meetings/rules/kinds";
import {
  addAttendanceInput,
  addItemInput,
  amendDecisionInput,
  attendanceInput,
  decideInput,
  editItemInput,
  moveItemInput,
  recordInput,
  removeItemInput,
  reorderInput,
} from "@/lib/meetings/schema";
import { dayText, endpoint, idParams } from "@/lib/web/endpoint";

const unit = z.object({ id: z.uuid(), name: z.string() });
const project = z.object({ id: z.uuid(), number: z.string(), name: z.string() }).nullable();

const item = z.object({
  id: z.uuid(),
  section: z.enum(agendaSections),
  position: z.int(),
  origin: z.enum(["built", "hand", "moved"]),
  title: z.string(),
  note: z.string(),
  why: z
    .object({ code: z.string() })
    .loose()
    .meta({ description: "Why it is on the agenda: a code with its numbers; of lamps the projects" }),
  removed: z.boolean(),
  removedByName: z.string().nullable(),
  removedReason: z.string().nullable(),
  movedTo: z.object({ id: z.uuid(), on: dayText, series: z.string() }).nullable(),
  result: z.enum(checkResults).nullable(),
  remark: z.string(),
  escalates: z.boolean(),
  heardAt: z.string().nullable(),
  heardByName: z.string().nullable(),
  version: z.int(),
  unit: unit.nullable(),
  issue: z
    .object({
      id: z.uuid(),
      number: z.string(),
      title: z.string(),
      state: z.enum(issueStates),
      level: z.int(),
      project,
      leadUnit: unit.nullable(),
      leadPerson: z.string().nullable(),
      deadline: dayText.nullable(),
      daysLeft: z.int().nullable(),
      effect: z.string().nullable(),
      latest: z.object({ on: dayText, text: z.string() }).nullable(),
    })
    .nullable(),
});

const decision = z.object({
  id: z.uuid(),
  sequence: z.int(),
  title: z.string(),
  itemId: z.uuid().nullable(),
  category: z.enum(issueCategories),
  project,
  leadUnit: unit,
  leadPerson: z.string(),
  assisting: z.array(unit),
  deadline: dayText,
  effect: z.string(),
  issue: z.object({ id: z.uuid(), number: z.string(), state: z.enum(issueStates) }).nullable(),
  byName: z.string(),
  version: z.int(),
});

export const getMeetingCall = endpoint({
  method: "GET",
  path: "/meetings/{id}",
  summary: "一次会议：议程、结果、议定事项、参会 · one meeting with agenda, findings, decisions and roll",
  params: idParams,
  answer: z.object({
    id: z.uuid(),
    series: z.object({ id: z.uuid(), name: z.string(), level: z.int() }),
    ordinal: z.int().nullable(),
    state: z.enum(meetingStates),
    on: dayText,
    startTime: z.string(),
    minutes: z.int(),
    place: z.string(),
    chair: z.string(),
    periodId: z.string().nullable().meta({ description: "The period whose lamps the agenda tells" }),
    standing: z.enum(["hold", "full", "attend"]),
    builtAt: z.string().nullable(),
    startedAt: z.string().nullable(),
    concludedAt: z.string().nullable(),
    publishedAt: z.string().nullable(),
    items: z.array(item),
    attendance: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        unitId: z.uuid().nullable(),
        isLeader: z.boolean(),
        presence: z.enum(presences).nullable(),
        person: z.string(),
        version: z.int(),
      }),
    ),
    decisions: z.array(decision),
    version: z.int(),
  }),
  write: false,
});

const version = z.int().min(1).optional();
const versionBody = z.strictObject({ version });
const written = z.object({ id: z.uuid(), version: z.int() });
const moved = written.extend({ state: z.enum(meetingStates), ordinal: z.int().nullable() });

const step = <const P extends string, A extends z.ZodType>(path: P, summary: string, answer: A) =>
  endpoint({
    method: "POST",
    path: `/meetings/{id}/${path}`,
    summary,
    params: idParams,
    body: versionBody,
    answer,
    write: true,
  });

export const buildAgendaCall = step(
  "build-agenda",
  "生成议程，保留手工改动 · build the agenda, keeping what a hand did",
  written.extend({ added: z.int(), dropped: z.int() }),
);
export const startMeetingCall = step("start", "开会 · begin", moved);
export const concludeMeetingCall = step("conclude", "散会 · end", moved);
export const resumeMeetingCall = step("resume", "回到会上 · back into session", moved);

export const recordItemCall = endpoint({
  method: "POST",
  path: "/meetings/{id}/checks",
  summary: "记录结果、备注、提级 · what the meeting found of an item",
  params: idParams,
  body: recordInput,
  answer: written,
  write: true,
});

export const decideCall = endpoint({
  method: "POST",
  path: "/meetings/{id}/decisions",
  summary: "议定事项，三定 · decide with the three fixes",
  params: idParams,
  body: decideInput.omit({ meetingId: true }),
  answer: written,
  status: 201,
  write: true,
});

const decisionParams = idParams.extend({ decisionId: z.uuid() });

export const amendDecisionCall = endpoint({
  method: "PATCH",
  path: "/meetings/{id}/decisions/{decisionId}",
  summary: "修改议定事项 · amend a decision",
  params: decisionParams,
  body: amendDecisionInput.omit({ decisionId: true }),
  answer: written,
  write: true,
});

export const dropDecisionCall = endpoint({
  method: "DELETE",
  path: "/meetings/{id}/decisions/{decisionId}",
  summary: "撤销议定事项 · take a decision back",
  params: decisionParams,
  query: z.strictObject({ version: z.coerce.number().int().min(1).optional() }),
  answer: z.object({ id: z.uuid() }),
  write: true,
});

export const recordAttendanceCall = endpoint({
  method: "POST",
  path: "/meetings/{id}/attendance",
  summary: "点名；不带 attendanceId 为增加参会 · the roll; without attendanceId somebody is added to it",
  params: idParams,
  body: z.union([attendanceInput, addAttendanceInput.omit({ meetingId: true })]),
  answer: written,
  write: true,
});

export const addItemCall = endpoint({
  method: "POST",
  path: "/meetings/{id}/items",
  summary: "增加议程 · add an issue of the ledger, or a free item",
  params: idParams,
  body: addItemInput.omit({ meetingId: true }),
  answer: written,
  status: 201,
  write: true,
});

const itemParams = idParams.extend({ itemId: z.uuid() });

const onItem = <const M extends "POST" | "PATCH", const P extends string, B extends z.ZodType>(
  method: M,
  path: P,
  summary: string,
  body: B,
) =>
  endpoint({
    method,
    path: `/meetings/{id}/items/{itemId}${path}`,
    summary,
    params: itemParams,
    body,
    answer: written,
    write: true,
  });

export const editItemCall = onItem(
  "PATCH",
  "",
  "修改议题、说明，或以 beforeId 调整顺序 · title and note; or with beforeId its place",
  z.union([editItemInput.omit({ itemId: true }).strict(), reorderInput.omit({ itemId: true }).strict()]),
);
export const removeItemCall = onItem(
  "POST",
  "/remove",
  "撤下议程 · take off, with a reason",
  removeItemInput.omit({ itemId: true }),
);
export const restoreItemCall = onItem("POST", "/restore", "恢复议程 · put back", versionBody);
export const moveItemCall = onItem(
  "POST",
  "/move",
  "移至另一次会议 · move to another meeting",
  moveItemInput.omit({ itemId: true }),
);
