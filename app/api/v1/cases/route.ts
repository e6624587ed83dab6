import { listCases } from "@/lib/cases/queries";
import { listCasesCall } from "@/lib/web/contract/cases";
import { route } from "@/lib/web/route";

export const GET = route(listCasesCall, ({ actor, query }) => listCases(actor, query));
