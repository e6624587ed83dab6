import { previewClose } from "@/lib/periods/queries/preview-close";
import { previewPeriodCall } from "@/lib/web/contract/periods";
import { route } from "@/lib/web/route";

export const POST = route(previewPeriodCall, ({ actor, params, now }) =>
  previewClose(actor, params.period, now),
);
