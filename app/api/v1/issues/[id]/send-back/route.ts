import { sendBackIssue } from "@/lib/issues/commands/answer-issue";
import { sendBackIssueCall } from "@/lib/web/contract/issues";
import { route } from "@/lib/web/route";

export const POST = route(sendBackIssueCall, ({ actor, params, body, now, once }) =>
  sendBackIssue(actor, { ...body, issueId: params.id }, { now, once }),
);
