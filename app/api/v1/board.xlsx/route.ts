import { exportBoard } from "@/lib/dashboard/queries/export-board";
import { exportBoardCall } from "@/lib/web/contract/board";
import { lampWords } from "@/lib/web/lamp-words";
import { route } from "@/lib/web/route";

export const GET = route(exportBoardCall, ({ actor, query }) => exportBoard(actor, query, lampWords()));
