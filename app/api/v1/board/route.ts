import { getBoard } from "@/lib/dashboard/queries";
import { boardCall } from "@/lib/web/contract/board";
import { route } from "@/lib/web/route";

const nothingLit = {
  period: null,
  counts: { red: 0, yellow: 0, green: 0, paused: 0 },
  months: [],
  projects: [],
};

export const GET = route(boardCall, async ({ actor, query }) => (await getBoard(actor, query)) ?? nothingLit);
