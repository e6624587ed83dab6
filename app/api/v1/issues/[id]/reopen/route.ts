import { reopenIssue } from "@/lib/issues/commands/close-out-issue";
import { reopenIssueCall } from "@/lib/web/contract/issues";
import { route } from "@/lib/web/route";

export const POST = route(reopenIssueCall, ({ actor, params, body, now, once }) =>
  reopenIssue(actor, { ...body, issueId: params.id }, { now, once }),
);
