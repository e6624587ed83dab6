import { addAttendance, recordAttendance } from "@/lib/meetings/commands/run-meeting";
import { requireAttendanceOf } from "@/lib/meetings/queries/parts-of-meeting";
import { recordAttendanceCall } from "@/lib/web/contract/meetings";
import { route } from "@/lib/web/route";

export const POST = route(recordAttendanceCall, async ({ actor, params, body, now, once }) => {
  if (!("attendanceId" in body))
    return addAttendance(actor, { ...body, meetingId: params.id }, { now, once });
  await requireAttendanceOf(params.id, body.attendanceId);
  return recordAttendance(actor, body, { now, once });
});
