import { exportBoard } from "@/lib/dashboard/queries/export-board";
import { lampWords } from "@/lib/web/lamp-words";
import { sendWorkbook } from "@/lib/web/workbook-download";
import { boardOf } from "../address";

/** The board that the address shows, green lamps too. */
export const GET = (request: Request): Promise<Response> =>
  sendWorkbook(request, (actor, address) =>
    exportBoard(actor, boardOf(Object.fromEntries(address)).filters, lampWords()),
  );
