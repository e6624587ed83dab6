import { draftRules } from "@/lib/lamps/commands/draft-rules";
import { changeDraftCall } from "@/lib/web/contract/rules";
import { route } from "@/lib/web/route";

export const PATCH = route(changeDraftCall, ({ actor, params, body, now, once }) =>
  draftRules(actor, { ...body, draftId: params.id }, { now, once }),
);
