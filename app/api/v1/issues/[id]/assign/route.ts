import { assignIssue } from "@/lib/issues/commands/assign-issue";
import { assignIssueCall } from "@/lib/web/contract/issues";
import { route } from "@/lib/web/route";

export const POST = route(assignIssueCall, ({ actor, params, body, now, once }) =>
  assignIssue(actor, { ...body, issueId: params.id }, { now, once }),
);
