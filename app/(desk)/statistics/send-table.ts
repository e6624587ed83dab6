import { getLocale, getTranslations } from "next-intl/server";
import { notFound } from "@/lib/core/errors";
import { formatPeriod } from "@/lib/core/format";
import { closedRange, getStatistics, type Statistics } from "@/lib/dashboard/queries/get-statistics";
import { type WrittenCell, writeWorkbook } from "@/lib/spreadsheet/write-workbook";
import { sendWorkbook } from "@/lib/web/workbook-download";
import { type Shown, shownBy } from "./address";

type Words = Awaited<ReturnType<typeof getTranslations<"statistics">>>;
type Asked = { statistics: Statistics; shown: Shown; t: Words; locale: string };
/** The first column names the row, the others count. */
type Table = { title: string; first: string; counts: string[]; rows: WrittenCell[][] };

async function* once(rows: WrittenCell[][]) {
  yield rows;
}

/** A table of the statistics that the address shows, as a workbook; 404 before the first close. */
export const sendTable = (request: Request, tableOf: (asked: Asked) => Table): Promise<Response> =>
  sendWorkbook(request, async (actor, address) => {
    const [t, locale, widest] = await Promise.all([
      getTranslations("statistics"),
      getLocale(),
      closedRange(actor),
    ]);
    if (!widest) throw notFound("period");
    const shown = shownBy(Object.fromEntries(address), widest);
    const { range } = shown;
    const statistics = await getStatistics(actor, shown.filters, range, shown.by);
    const { title, first, counts, rows } = tableOf({ statistics, shown, t, locale });
    const sheet = {
      name: title,
      instruction: t("range", {
        from: formatPeriod(range.from, locale),
        to: formatPeriod(range.to, locale),
      }),
      columns: [
        { header: first, kind: "text" as const, width: 24 },
        ...counts.map((header) => ({ header, kind: "count" as const, width: 12 })),
      ],
      frozenColumns: 1,
      rowCount: rows.length,
      marker: [["liangdeng.list.1"]],
    };
    return { name: `${title}-${range.from}-${range.to}.xlsx`, content: writeWorkbook(sheet, once(rows)) };
  });
