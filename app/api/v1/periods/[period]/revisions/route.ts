import { compareRevisions } from "@/lib/periods/queries/compare-revisions";
import { revisionsCall } from "@/lib/web/contract/periods";
import { route } from "@/lib/web/route";

export const GET = route(revisionsCall, ({ actor, params, query }) =>
  compareRevisions(actor, { ...query, period: params.period }),
);
