import { simulate } from "@/lib/lamps/rules/simulate";
import { simulateCall } from "@/lib/web/contract/lamps";
import { route } from "@/lib/web/route";

export const POST = route(simulateCall, async ({ body }) => simulate(body));
