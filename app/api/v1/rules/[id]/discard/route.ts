import { discardDraft } from "@/lib/lamps/commands/draft-rules";
import { discardDraftCall } from "@/lib/web/contract/rules";
import { route } from "@/lib/web/route";

export const POST = route(discardDraftCall, ({ actor, params, body, now, once }) =>
  discardDraft(actor, { ...body, draftId: params.id }, { now, once }),
);
