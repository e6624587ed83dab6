import { startMeeting } from "@/lib/meetings/commands/run-meeting";
import { startMeetingCall } from "@/lib/web/contract/meetings";
import { route } from "@/lib/web/route";

export const POST = route(startMeetingCall, ({ actor, params, body, now, once }) =>
  startMeeting(actor, { ...body, meetingId: params.id }, { now, once }),
);
