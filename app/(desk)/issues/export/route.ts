import { ledgerFiltersIn } from "@/lib/issues/rules/list-address";
import { ledgerWorkbook } from "@/lib/web/ledger-workbook";
import { sendWorkbook } from "@/lib/web/workbook-download";

/** The ledger that the address shows, all of it. */
export const GET = (request: Request): Promise<Response> =>
  sendWorkbook(request, (actor, address, now) =>
    ledgerWorkbook(actor, ledgerFiltersIn(Object.fromEntries(address)), now),
  );
