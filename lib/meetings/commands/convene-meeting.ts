import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { dayIn } from "@/lib/core/clock";
import { fromDay } from "@/lib/core/convert";
import { ruleViolation } from "@/lib/core/errors";
import type { Day } from "@/lib/core/periods";
import { inTransactionOnce, type Once } from "@/lib/core/transaction";
import { lockMeeting } from "@/lib/meetings/commands/at-meeting";
import { loadSeries, requireSeriesHolder } from "@/lib/meetings/commands/load-series";
import {
  type CancelInput,
  type ConveneInput,
  cancelInput,
  conveneInput,
  type RescheduleInput,
  rescheduleInput,
} from "@/lib/meetings/schema";
import { recordTrace } from "@/lib/trace/commands";
import { changedValues, type TraceEntry } from "@/lib/trace/schema";

type At = { now: Date; once?: Once | undefined };
type Written = { id: string; version: number };

const entry = (subjectId: string, rest: Pick<TraceEntry, "verb" | "before" | "after" | "reason">) => ({
  category: "supervision" as const,
  subject: "meeting" as const,
  subjectId,
  ...rest,
});

function requireComing(on: Day, now: Date): void {
  if (on < dayIn(now)) throw ruleViolation("MEETING_DAY_PAST");
}

/** Calls a meeting outside the rhythm; what is not given is the series' own. */
export function conveneMeeting(actor: Actor, given: ConveneInput, { now, once }: At): Promise<Written> {
  const { seriesId, on, ...input } = conveneInput.parse(given);
  return inTransactionOnce(actor.id, once, async (tx) => {
    const series = await loadSeries(tx, seriesId);
    await requireSeriesHolder(tx, actor, series);
    requireComing(on, now);
    if (series.endsOn !== null && on > series.endsOn) throw ruleViolation("SERIES_ENDED");
    const facts = {
      startTime: input.startTime ?? series.startTime,
      minutes: input.minutes ?? series.minutes,
      place: input.place ?? series.place,
      chair: input.chair ?? series.chair,
    };
    const meeting = await tx.meeting.create({
      data: { seriesId, on: fromDay(on), ...facts },
      select: { id: true, version: true },
    });
    const after = { series: series.name, on, ...facts };
    await recordTrace(tx, actor, entry(meeting.id, { verb: "meeting.convene", after }), now);
    return meeting;
  });
}

/** Changes day, time, place or chair of a meeting that has not begun; no difference, no event. */
export function rescheduleMeeting(actor: Actor, given: RescheduleInput, { now, once }: At): Promise<Written> {
  const { meetingId, version, ...input } = rescheduleInput.parse(given);
  return inTransactionOnce(actor.id, once, async (tx) => {
    const meeting = await lockMeeting(tx, actor, meetingId, ["preparing"], version);
    const { on, startTime, minutes, place, chair } = meeting;
    const facts = {
      on: input.on ?? on,
      startTime: input.startTime ?? startTime,
      minutes: input.minutes ?? minutes,
      place: input.place ?? place,
      chair: input.chair ?? chair,
    };
    const changes = changedValues({ on, startTime, minutes, place, chair }, facts);
    if (!changes) return { id: meetingId, version: meeting.version };
    if (facts.on !== on) requireComing(facts.on, now);
    await recordTrace(tx, actor, entry(meetingId, { verb: "meeting.reschedule", ...changes }), now);
    return tx.meeting.update({
      where: { id: meetingId },
      data: { ...facts, on: fromDay(facts.on), version: meeting.version + 1 },
      select: { id: true, version: true },
    });
  });
}

/** Cancels a meeting that has not begun. Its date counts: the rhythm does not make it again. */
export function cancelMeeting(actor: Actor, given: CancelInput, { now, once }: At): Promise<Written> {
  const { meetingId, version, reason } = cancelInput.parse(given);
  return inTransactionOnce(actor.id, once, async (tx) => {
    const meeting = await lockMeeting(tx, actor, meetingId, ["preparing"], version);
    const after = { series: meeting.series.name, on: meeting.on };
    await recordTrace(tx, actor, entry(meetingId, { verb: "meeting.cancel", after, reason }), now);
    return tx.meeting.update({
      where: { id: meetingId },
      data: { state: "cancelled", cancelReason: reason, version: meeting.version + 1 },
      select: { id: true, version: true },
    });
  });
}
