import { wordMinutesParagraph } from "@/lib/meetings/commands/word-minutes";
import { wordMinutesCall } from "@/lib/web/contract/meeting-papers";
import { route } from "@/lib/web/route";

export const PUT = route(wordMinutesCall, ({ actor, params, body, now, once }) =>
  wordMinutesParagraph(actor, { meetingId: params.id, key: params.key, ...body }, { now, once }),
);
