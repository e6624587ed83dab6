import { reportProgress } from "@/lib/issues/commands/answer-issue";
import { progressIssueCall } from "@/lib/web/contract/issues";
import { route } from "@/lib/web/route";

export const POST = route(progressIssueCall, ({ actor, params, body, now, once }) =>
  reportProgress(actor, { ...body, issueId: params.id }, { now, once }),
);
