import { notFound as missing } from "@/lib/core/errors";
import { isPeriod } from "@/lib/core/periods";
import { exportFilings } from "@/lib/progress/queries/export-filings";
import { sendWorkbook } from "@/lib/web/workbook-download";

/** The month's sheet of whoever asks; the centre and the regions' offices may ask for one unit's. */
export const GET = (request: Request): Promise<Response> =>
  sendWorkbook(request, (actor, address, now) => {
    const period = address.get("period") ?? "";
    if (!isPeriod(period)) throw missing("period");
    return exportFilings(actor, { period, unit: address.get("unit")?.slice(0, 200) || undefined }, now);
  });
