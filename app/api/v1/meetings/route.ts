import { conveneMeeting } from "@/lib/meetings/commands/convene-meeting";
import { listMeetings } from "@/lib/meetings/queries/list-meetings";
import { conveneMeetingCall, listMeetingsCall } from "@/lib/web/contract/meetings-series";
import { route } from "@/lib/web/route";

export const GET = route(listMeetingsCall, ({ actor, query, now }) => listMeetings(actor, query, now));

export const POST = route(conveneMeetingCall, ({ actor, body, now, once }) =>
  conveneMeeting(actor, body, { now, once }),
);
