import { listWorkLogsCall } from "@/lib/web/contract/work-logs";
import { route } from "@/lib/web/route";
import { listWorkLogs } from "@/lib/work-logs/queries";

export const GET = route(listWorkLogsCall, ({ actor, query }) => listWorkLogs(actor, query));
