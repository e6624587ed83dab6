import { registerIssue } from "@/lib/issues/commands/register-issue";
import { listIssues } from "@/lib/issues/queries/list-issues";
import { listIssuesCall, registerIssueCall } from "@/lib/web/contract/issues";
import { route } from "@/lib/web/route";

export const GET = route(listIssuesCall, ({ actor, query, now }) => listIssues(actor, query, now));

export const POST = route(registerIssueCall, ({ actor, body, now, once }) =>
  registerIssue(actor, body, { now, once }),
);
