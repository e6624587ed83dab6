import { acceptIssue } from "@/lib/issues/commands/answer-issue";
import { acceptIssueCall } from "@/lib/web/contract/issues";
import { route } from "@/lib/web/route";

export const POST = route(acceptIssueCall, ({ actor, params, body, now, once }) =>
  acceptIssue(actor, { ...body, issueId: params.id }, { now, once }),
);
