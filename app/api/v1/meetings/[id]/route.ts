import { rescheduleMeeting } from "@/lib/meetings/commands/convene-meeting";
import { getMeeting } from "@/lib/meetings/queries/get-meeting";
import { getMeetingCall } from "@/lib/web/contract/meetings";
import { rescheduleMeetingCall } from "@/lib/web/contract/meetings-series";
import { route } from "@/lib/web/route";

export const GET = route(getMeetingCall, ({ actor, params, now }) => getMeeting(actor, params.id, now));

export const PATCH = route(rescheduleMeetingCall, ({ actor, params, body, now, once }) =>
  rescheduleMeeting(actor, { ...body, meetingId: params.id }, { now, once }),
);
