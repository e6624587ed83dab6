import { exportFilings } from "@/lib/progress/queries/export-filings";
import { exportFilingsCall } from "@/lib/web/contract/reports";
import { route } from "@/lib/web/route";

const send = route(exportFilingsCall, ({ actor, params, query, now }) =>
  exportFilings(actor, { period: params.period, unit: query.unit }, now),
);

/** `/reports/2017-11.xlsx`: the folder's name is that of the calls below it; anything else is not there. */
export const GET = (
  request: Request,
  { params }: { params: Promise<{ projectId: string }> },
): Promise<Response> =>
  send(request, {
    params: params.then(({ projectId }) => ({ period: /^(.*)\.xlsx$/.exec(projectId)?.[1] })),
  });
