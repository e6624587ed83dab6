import { getLocale, getTranslations } from "next-intl/server";
import { notFound } from "@/lib/core/errors";
import { formatPeriod } from "@/lib/core/format";
import { closedRange, getStatistics } from "@/lib/dashboard/queries/get-statistics";
import type { WrittenCell } from "@/lib/spreadsheet/write-workbook";
import { writeWorkbook } from "@/lib/spreadsheet/write-workbook";
import { sendWorkbook } from "@/lib/web/workbook-download";
import { shownBy } from "../address";
import { groupFigures, sorted } from "../group-figures";

async function* once(rows: WrittenCell[][]) {
  yield rows;
}

/** The groups that the address shows, in its order. */
export const GET = (request: Request): Promise<Response> =>
  sendWorkbook(request, async (actor, address) => {
    const [t, locale, widest] = await Promise.all([
      getTranslations("statistics"),
      getLocale(),
      closedRange(actor),
    ]);
    if (!widest) throw notFound("period");
    const { range, filters, by, sort } = shownBy(Object.fromEntries(address), widest);
    const { groups } = await getStatistics(actor, filters, range, by);
    const nameOf = (name: string): string => {
      const reason = `reason.${name}` as "reason.NOT_REPORTED";
      if (name === "") return t("nobody");
      return by === "reason" && t.has(reason) ? t(reason) : name;
    };
    const rows = sorted(groups, sort).map((group): WrittenCell[] => [
      nameOf(group.name),
      ...groupFigures.map((figure) => group[figure]),
    ]);
    const sheet = {
      name: t("name"),
      instruction: t("range", {
        from: formatPeriod(range.from, locale),
        to: formatPeriod(range.to, locale),
      }),
      columns: [
        { header: t(`by.${by}`), kind: "text" as const, width: 24 },
        ...groupFigures.map((figure) => ({
          header: t(`figure.${figure}`),
          kind: "count" as const,
          width: 12,
        })),
      ],
      frozenColumns: 1,
      rowCount: rows.length,
      marker: [["liangdeng.list.1"]],
    };
    return {
      name: `${t("name")}-${range.from}-${range.to}.xlsx`,
      content: writeWorkbook(sheet, once(rows)),
    };
  });
