import { getIssue } from "@/lib/issues/queries/get-issue";
import { getIssueCall } from "@/lib/web/contract/issues";
import { route } from "@/lib/web/route";

export const GET = route(getIssueCall, ({ actor, params, now }) => getIssue(actor, params.id, now));
