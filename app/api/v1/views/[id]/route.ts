import { deleteView, updateView } from "@/lib/views/commands";
import { deleteViewCall, updateViewCall } from "@/lib/web/contract/views";
import { route } from "@/lib/web/route";

export const PATCH = route(updateViewCall, ({ actor, params, body, once }) =>
  updateView(actor, { ...body, viewId: params.id }, { once }),
);

export const DELETE = route(deleteViewCall, ({ actor, params, once }) =>
  deleteView(actor, { viewId: params.id }, { once }),
);
