import { rescheduleMeeting } from "@/lib/meetings/commands/convene-meeting";
import { rescheduleMeetingCall } from "@/lib/web/contract/meetings-series";
import { route } from "@/lib/web/route";

export const PATCH = route(rescheduleMeetingCall, ({ actor, params, body, now, once }) =>
  rescheduleMeeting(actor, { ...body, meetingId: params.id }, { now, once }),
);
