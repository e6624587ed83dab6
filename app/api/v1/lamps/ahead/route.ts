import { listAhead } from "@/lib/lamps/queries/list-ahead";
import { aheadCall } from "@/lib/web/contract/lamps";
import { route } from "@/lib/web/route";

export const GET = route(
  aheadCall,
  async ({ actor, now }) => (await listAhead(actor, now)) ?? { period: null, items: [] },
);
