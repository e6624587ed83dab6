import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { ChartWithTable } from "@/components/charts/chart-with-table";
import { FlowPicture } from "@/components/charts/flow-picture";
import { Card } from "@/components/ui/card";
import { type Column, DataTable } from "@/components/ui/data-table";
import { formatPeriod } from "@/lib/core/format";
import type { FlowMonth, Statistics } from "@/lib/dashboard/queries/get-statistics";
import { addressOf, type Shown } from "./address";
import { DownloadTable } from "./download-table";
import { flowLamps, flowMoves, movedIn } from "./flow-figures";
import { monthColumn } from "./month-column";

const MONTHS_SHOWN = 12;
/** A phone is as wide as so many. */
const MONTHS_ON_PHONES = 4;

/** What moved from month to month: the picture of the last year, and every number in the table beneath. */
export function Flow({ statistics, shown }: { statistics: Statistics; shown: Shown }) {
  const t = useTranslations("statistics");
  const locale = useLocale();
  const picture = (months: readonly FlowMonth[]) => (
    <FlowPicture
      title={t("flowTitle")}
      columns={months.map(({ period, lamps, moves }) => ({
        key: period,
        label: formatPeriod(period, locale, { year: false }),
        stand: lamps,
        moves: moves.map(({ projects, ...move }) => ({ ...move, count: projects })),
      }))}
    />
  );
  const columns: Column<FlowMonth>[] = [
    monthColumn(t("month"), locale),
    ...flowLamps.map((lamp) => ({
      key: lamp,
      head: t(`lamp.${lamp}`),
      numeric: true,
      phone: "beside" as const,
      cell: ({ lamps }: FlowMonth) => lamps[lamp],
    })),
    ...flowMoves.map(([before, now]) => ({
      key: `${before}-${now}`,
      head: t("move", { before: t(`short.${before}`), now: t(`short.${now}`) }),
      numeric: true,
      phone: "beside" as const,
      cell: (month: FlowMonth) => {
        const count = movedIn(month, [before, now]);
        return count === 0 ? (
          0
        ) : (
          <Link
            prefetch={false}
            href={addressOf("/statistics/list", shown, {
              figure: "moved",
              period: month.period,
              before,
              now,
            })}
            className="inline-block min-h-6 min-w-6 text-accent hover:underline"
          >
            {count}
          </Link>
        );
      },
    })),
  ];
  return (
    <Card
      title={t("flowTitle")}
      className="mb-4"
      aside={<DownloadTable href={addressOf("/statistics/export/flow", shown)} title={t("flowTitle")} />}
    >
      <p className="mb-3 text-xs text-ink-2">{t("flowHint")}</p>
      <ChartWithTable
        chart={
          statistics.flow.length > 1 && (
            <>
              <div className="max-md:hidden">{picture(statistics.flow.slice(-MONTHS_SHOWN))}</div>
              <div className="md:hidden">{picture(statistics.flow.slice(-MONTHS_ON_PHONES))}</div>
            </>
          )
        }
      >
        <DataTable
          caption={t("flowTitle")}
          columns={columns}
          rows={statistics.flow.toReversed()}
          rowKey={({ period }) => period}
          bare
        />
      </ChartWithTable>
    </Card>
  );
}
