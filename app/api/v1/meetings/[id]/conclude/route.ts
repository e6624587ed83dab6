import { concludeMeeting } from "@/lib/meetings/commands/run-meeting";
import { concludeMeetingCall } from "@/lib/web/contract/meetings";
import { route } from "@/lib/web/route";

export const POST = route(concludeMeetingCall, ({ actor, params, body, now, once }) =>
  concludeMeeting(actor, { ...body, meetingId: params.id }, { now, once }),
);
