import { ledgerWorkbook } from "@/lib/web/ledger-workbook";
import { sendWorkbook } from "@/lib/web/workbook-download";
import { filtersOf } from "../address";

/** The ledger that the address shows, all of it. */
export const GET = (request: Request): Promise<Response> =>
  sendWorkbook(request, (actor, address, now) =>
    ledgerWorkbook(actor, filtersOf(Object.fromEntries(address)), now),
  );
