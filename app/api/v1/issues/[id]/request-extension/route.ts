import { requestExtension } from "@/lib/issues/commands/extend-issue";
import { requestExtensionCall } from "@/lib/web/contract/issues";
import { route } from "@/lib/web/route";

export const POST = route(requestExtensionCall, ({ actor, params, body, now, once }) =>
  requestExtension(actor, { ...body, issueId: params.id }, { now, once }),
);
