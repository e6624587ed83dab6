import { decide } from "@/lib/meetings/commands/decide";
import { decideCall } from "@/lib/web/contract/meetings";
import { route } from "@/lib/web/route";

export const POST = route(decideCall, ({ actor, params, body, now, once }) =>
  decide(actor, { ...body, meetingId: params.id }, { now, once }),
);
