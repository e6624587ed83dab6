"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { addAgendaItem } from "@/lib/meetings/commands/add-agenda-item";
import { buildMeetingAgenda } from "@/lib/meetings/commands/build-agenda";
import { editAgendaItem, reorderAgendaItem } from "@/lib/meetings/commands/edit-agenda";
import { publishMeeting } from "@/lib/meetings/commands/publish-meeting";
import { resumeMeeting, startMeeting } from "@/lib/meetings/commands/run-meeting";
import { moveAgendaItem, removeAgendaItem, restoreAgendaItem } from "@/lib/meetings/commands/take-off-item";
import { wordMinutesParagraph } from "@/lib/meetings/commands/word-minutes";
import {
  addItemInput,
  editItemInput,
  meetingTarget,
  moveItemInput,
  removeItemInput,
  reorderInput,
  restoreItemInput,
  wordInput,
} from "@/lib/meetings/schema";
import { action } from "@/lib/web/action";
import { renderMinutes } from "@/lib/web/minutes";

const version = z.coerce.number().int().min(0).optional();
const blankIsNull = (value: unknown) => (value === "" ? null : value);
const shown = () => revalidatePath("/meetings", "layout");

const target = meetingTarget.extend({ version });

export const buildAgendaAction = action(target, async (actor, input, at) => {
  const built = await buildMeetingAgenda(actor, input, at);
  shown();
  return built;
});

/** Begins the meeting and leads to the clerk's screen. */
export const startMeetingAction = action(target, async (actor, input, at) => {
  const { id } = await startMeeting(actor, input, at);
  shown();
  redirect(`/meetings/${id}/hold`);
});

export const resumeMeetingAction = action(target, async (actor, input, at) => {
  const { id } = await resumeMeeting(actor, input, at);
  shown();
  redirect(`/meetings/${id}/hold`);
});

export const publishMeetingAction = action(target, async (actor, input, at) => {
  const published = await publishMeeting(actor, input, renderMinutes, at);
  revalidatePath("/", "layout");
  return published;
});

export const addItemAction = action(
  addItemInput.extend({ issueId: z.preprocess(blankIsNull, addItemInput.shape.issueId) }),
  async (actor, input, at) => {
    await addAgendaItem(actor, input, at);
    shown();
  },
);

export const editItemAction = action(editItemInput.extend({ version }), async (actor, input, at) => {
  await editAgendaItem(actor, input, at);
  shown();
});

export const reorderItemAction = action(
  reorderInput.extend({ version, beforeId: z.preprocess(blankIsNull, reorderInput.shape.beforeId) }),
  async (actor, input, at) => {
    await reorderAgendaItem(actor, input, at);
    shown();
  },
);

export const removeItemAction = action(removeItemInput.extend({ version }), async (actor, input, at) => {
  await removeAgendaItem(actor, input, at);
  shown();
});

export const restoreItemAction = action(restoreItemInput.extend({ version }), async (actor, input, at) => {
  await restoreAgendaItem(actor, input, at);
  shown();
});

export const moveItemAction = action(moveItemInput.extend({ version }), async (actor, input, at) => {
  await moveAgendaItem(actor, input, at);
  shown();
});

export const wordAction = action(wordInput.extend({ version }), async (actor, input, at) => {
  const worded = await wordMinutesParagraph(actor, input, at);
  shown();
  return worded;
});
