import { withdrawRules } from "@/lib/lamps/commands/adopt-rules";
import { withdrawRulesCall } from "@/lib/web/contract/rules";
import { route } from "@/lib/web/route";

export const POST = route(withdrawRulesCall, ({ actor, params, body, now, once }) =>
  withdrawRules(actor, { ...body, versionId: params.version }, { now, once }),
);
