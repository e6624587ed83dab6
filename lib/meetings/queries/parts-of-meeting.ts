import "server-only";
import { db } from "@/lib/core/db";
import { notFound } from "@/lib/core/errors";

/** An address names a meeting and a part of it: a part of another one is not there. The commands authorise. */
const require = async (found: Promise<number>, what: string): Promise<void> => {
  if ((await found) === 0) throw notFound(what);
};

export const requireItemOf = (meetingId: string, id: string): Promise<void> =>
  require(db().agendaItem.count({ where: { id, meetingId } }), "item");

export const requireDecisionOf = (meetingId: string, id: string): Promise<void> =>
  require(db().meetingDecision.count({ where: { id, meetingId } }), "decision");

export const requireAttendanceOf = (meetingId: string, id: string): Promise<void> =>
  require(db().meetingAttendance.count({ where: { id, meetingId } }), "attendance");
