import { addAgendaItem } from "@/lib/meetings/commands/add-agenda-item";
import { addItemCall } from "@/lib/web/contract/meetings";
import { route } from "@/lib/web/route";

export const POST = route(addItemCall, ({ actor, params, body, now, once }) =>
  addAgendaItem(actor, { ...body, meetingId: params.id }, { now, once }),
);
