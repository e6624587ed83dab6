import { verifyCloseOut } from "@/lib/issues/commands/close-out-issue";
import { verifyIssueCall } from "@/lib/web/contract/issues";
import { route } from "@/lib/web/route";

export const POST = route(verifyIssueCall, ({ actor, params, body, now, once }) =>
  verifyCloseOut(actor, { ...body, issueId: params.id }, { now, once }),
);
