import { z } from "zod";
import {
  addAttendanceInput,
  addItemInput,
  amendDecisionInput,
  attendanceInput,
  decideInput,
  dropDecisionInput,
  meetingTarget,
  recordInput,
  standInput,
} from "@/lib/meetings/schema";

/** What the clerk's page sends, one at a time and in order; each is one command. */
export const sessionAct = z.discriminatedUnion("act", [
  z.strictObject({ act: z.literal("record"), input: recordInput }),
  z.strictObject({ act: z.literal("decide"), input: decideInput }),
  z.strictObject({ act: z.literal("amend"), input: amendDecisionInput }),
  z.strictObject({ act: z.literal("drop"), input: dropDecisionInput }),
  z.strictObject({ act: z.literal("attendance"), input: attendanceInput }),
  z.strictObject({ act: z.literal("allPresent"), input: meetingTarget }),
  z.strictObject({ act: z.literal("addAttendance"), input: addAttendanceInput }),
  z.strictObject({ act: z.literal("addItem"), input: addItemInput }),
  z.strictObject({ act: z.literal("start"), input: meetingTarget }),
  z.strictObject({ act: z.literal("conclude"), input: meetingTarget }),
  z.strictObject({ act: z.literal("resume"), input: meetingTarget }),
  z.strictObject({ act: z.literal("stand"), input: standInput }),
]);
export type SessionAct = z.input<typeof sessionAct>;
