import { draftRules } from "@/lib/lamps/commands/draft-rules";
import { listRules } from "@/lib/lamps/queries/rule-versions";
import { draftRulesCall, listRulesCall } from "@/lib/web/contract/rules";
import { route } from "@/lib/web/route";

export const GET = route(listRulesCall, async ({ actor, now }) => {
  const { versions, drafts } = await listRules(actor, now);
  return { versions, drafts };
});

export const POST = route(draftRulesCall, ({ actor, body, now, once }) =>
  draftRules(actor, body, { now, once }),
);
