import { acceptReport, returnReport } from "@/lib/progress/commands/review-report";
import { reviewReportCall } from "@/lib/web/contract/reports";
import { route } from "@/lib/web/route";

export const POST = route(reviewReportCall, ({ actor, params, body, now, once }) => {
  const { decision, ...rest } = body;
  return decision === "accept" || !("comments" in rest)
    ? acceptReport(actor, { ...params, version: rest.version }, { now, once })
    : returnReport(actor, { ...params, ...rest }, { now, once });
});
