import { updateSeries } from "@/lib/meetings/commands/update-series";
import { getSeries } from "@/lib/meetings/queries/get-series";
import { getSeriesCall, updateSeriesCall } from "@/lib/web/contract/meetings-series";
import { route } from "@/lib/web/route";

export const GET = route(getSeriesCall, ({ actor, params, now }) => getSeries(actor, params.id, now));

export const PATCH = route(updateSeriesCall, async ({ actor, params, body, now, once }) => {
  await updateSeries(actor, { ...body, seriesId: params.id }, { now, once });
  return getSeries(actor, params.id, now);
});
