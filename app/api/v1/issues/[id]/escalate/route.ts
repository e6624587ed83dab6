import { escalateIssue } from "@/lib/issues/commands/escalate-issue";
import { escalateIssueCall } from "@/lib/web/contract/issues";
import { route } from "@/lib/web/route";

export const POST = route(escalateIssueCall, ({ actor, params, body, now, once }) =>
  escalateIssue(actor, { ...body, issueId: params.id }, { now, once }),
);
