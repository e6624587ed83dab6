import { resumeMeeting } from "@/lib/meetings/commands/run-meeting";
import { resumeMeetingCall } from "@/lib/web/contract/meetings";
import { route } from "@/lib/web/route";

export const POST = route(resumeMeetingCall, ({ actor, params, body, now, once }) =>
  resumeMeeting(actor, { ...body, meetingId: params.id }, { now, once }),
);
