import { decideExtension } from "@/lib/issues/commands/extend-issue";
import { decideExtensionCall } from "@/lib/web/contract/issues";
import { route } from "@/lib/web/route";

export const POST = route(decideExtensionCall, ({ actor, params, body, now, once }) =>
  decideExtension(actor, { ...body, issueId: params.id }, { now, once }),
);
