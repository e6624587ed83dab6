import { buildMeetingAgenda } from "@/lib/meetings/commands/build-agenda";
import { buildAgendaCall } from "@/lib/web/contract/meetings";
import { route } from "@/lib/web/route";

export const POST = route(buildAgendaCall, ({ actor, params, body, now, once }) =>
  buildMeetingAgenda(actor, { ...body, meetingId: params.id }, { now, once }),
);
