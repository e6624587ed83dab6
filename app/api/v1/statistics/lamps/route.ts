import { getLampStatistics } from "@/lib/dashboard/queries";
import { lampStatisticsCall } from "@/lib/web/contract/board";
import { route } from "@/lib/web/route";

export const GET = route(lampStatisticsCall, ({ actor, query }) => getLampStatistics(actor, query));
