import { formatPeriod } from "@/lib/core/format";
import { flowLamps, flowMoves, movedIn } from "../../flow-figures";
import { sendTable } from "../../send-table";

/** What moved from month to month in the range that the address shows, oldest first. */
export const GET = (request: Request): Promise<Response> =>
  sendTable(request, ({ statistics, t, locale }) => ({
    title: t("flowTitle"),
    first: t("month"),
    counts: [
      ...flowLamps.map((lamp) => t(`lamp.${lamp}`)),
      ...flowMoves.map(([before, now]) =>
        t("move", { before: t(`short.${before}`), now: t(`short.${now}`) }),
      ),
    ],
    rows: statistics.flow.map((month) => [
      formatPeriod(month.period, locale),
      ...flowLamps.map((lamp) => month.lamps[lamp]),
      ...flowMoves.map((move) => movedIn(month, move)),
    ]),
  }));
