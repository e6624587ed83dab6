import { decideShelving, requestShelving } from "@/lib/issues/commands/shelve-issue";
import { shelveIssueCall } from "@/lib/web/contract/issues";
import { route } from "@/lib/web/route";

export const POST = route(shelveIssueCall, ({ actor, params, body, now, once }) => {
  const context = { now, once };
  const issueId = params.id;
  return "decision" in body
    ? decideShelving(actor, { ...body, issueId }, context)
    : requestShelving(actor, { ...body, issueId }, context);
});
