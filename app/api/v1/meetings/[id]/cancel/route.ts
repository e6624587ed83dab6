import { cancelMeeting } from "@/lib/meetings/commands/convene-meeting";
import { cancelMeetingCall } from "@/lib/web/contract/meetings-series";
import { route } from "@/lib/web/route";

export const POST = route(cancelMeetingCall, ({ actor, params, body, now, once }) =>
  cancelMeeting(actor, { ...body, meetingId: params.id }, { now, once }),
);
