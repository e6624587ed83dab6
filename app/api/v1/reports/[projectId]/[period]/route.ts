import { saveDraft, submitReport } from "@/lib/progress/commands/submit-report";
import { fileReportCall } from "@/lib/web/contract/reports";
import { route } from "@/lib/web/route";

export const PUT = route(fileReportCall, ({ actor, params, body: { submit, ...content }, now, once }) =>
  (submit ? submitReport : saveDraft)(actor, { ...content, ...params }, { now, once }),
);
