import { minutesCall } from "@/lib/web/contract/meeting-papers";
import { minutesOf } from "@/lib/web/meeting-documents";
import { route } from "@/lib/web/route";

export const GET = route(minutesCall, ({ actor, params, now }) => minutesOf(actor, params.id, now));
