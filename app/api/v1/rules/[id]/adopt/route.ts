import { adoptRules } from "@/lib/lamps/commands/adopt-rules";
import { adoptRulesCall } from "@/lib/web/contract/rules";
import { route } from "@/lib/web/route";

export const POST = route(adoptRulesCall, ({ actor, params, body, now, once }) =>
  adoptRules(actor, { ...body, draftId: params.id }, { now, once }),
);
