import { createSeries } from "@/lib/meetings/commands/create-series";
import { getSeries } from "@/lib/meetings/queries/get-series";
import { listSeries } from "@/lib/meetings/queries/list-series";
import { createSeriesCall, listSeriesCall } from "@/lib/web/contract/meetings-series";
import { route } from "@/lib/web/route";

export const GET = route(listSeriesCall, ({ actor, query, now }) => listSeries(actor, query, now));

export const POST = route(createSeriesCall, async ({ actor, body, now, once }) => {
  const { id } = await createSeries(actor, body, { now, once });
  return getSeries(actor, id, now);
});
