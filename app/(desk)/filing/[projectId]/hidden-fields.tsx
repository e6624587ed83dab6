import type { ReportProps } from "./use-report";

/** Which report a form is about, and against which version it was filled in. */
export const HiddenFields = ({
  of: { projectId, period, idempotencyKey },
  version,
}: {
  of: ReportProps;
  version: number;
}) => (
  <>
    <input type="hidden" name="projectId" value={projectId} />
    <input type="hidden" name="period" value={period} />
    <input type="hidden" name="version" value={version} />
    <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
  </>
);
