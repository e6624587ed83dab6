import { saveView } from "@/lib/views/commands";
import { listViews } from "@/lib/views/queries";
import { listViewsCall, saveViewCall } from "@/lib/web/contract/views";
import { route } from "@/lib/web/route";

export const GET = route(listViewsCall, async ({ actor, query }) => ({
  items: await listViews(actor, query.list),
}));

export const POST = route(saveViewCall, ({ actor, body, once }) => saveView(actor, body, { once }));
