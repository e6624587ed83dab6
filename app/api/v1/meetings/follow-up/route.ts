import { getFollowUp } from "@/lib/meetings/queries/get-follow-up";
import { followUpCall } from "@/lib/web/contract/meeting-papers";
import { route } from "@/lib/web/route";

export const GET = route(followUpCall, ({ actor, query, now }) =>
  getFollowUp(actor, { last: query.last, seriesId: query.series }, now),
);
