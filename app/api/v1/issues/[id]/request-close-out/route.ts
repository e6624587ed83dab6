import { requestCloseOut } from "@/lib/issues/commands/close-out-issue";
import { closeOutIssueCall } from "@/lib/web/contract/issues";
import { route } from "@/lib/web/route";

export const POST = route(closeOutIssueCall, ({ actor, params, body, now, once }) =>
  requestCloseOut(actor, { ...body, issueId: params.id }, { now, once }),
);
