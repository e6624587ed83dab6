import { useLocale, useTranslations } from "next-intl";
import { MonthBars } from "@/components/charts/month-bars";
import { LampWord } from "@/components/lamps/lamp-word";
import { formatCount, formatPeriod } from "@/lib/core/format";
import type { Board } from "@/lib/dashboard/queries";

const shown = ["red", "yellow", "green"] as const;
const flows = ["greenToYellow", "yellowToRed", "yellowToGreen", "redExits"] as const;

const signed = (change: number): string => (change > 0 ? `+${change}` : `−${-change}`);

/**
 * The three numbers with their change, the months behind them, and what moved. Not `Figures`: the numbers are larger
 * than anywhere else, and share their frame with the months, on the phone too.
 */
export function BoardSummary({ board }: { board: Board }) {
  const t = useTranslations("board");
  const locale = useLocale();
  const { counts, change, months, transitions } = board;
  const count = counts.red + counts.yellow + counts.green + counts.paused;
  const first = months[0] ?? { period: board.period };
  const from = formatPeriod(first.period, locale);
  const sameYear = first.period.slice(0, 4) === board.period.slice(0, 4);
  const to = formatPeriod(board.period, locale, { year: !sameYear });
  return (
    <section
      aria-label={t("caption", { period: formatPeriod(board.period, locale) })}
      className="mb-4 grid grid-cols-3 overflow-clip rounded-lg border border-line bg-surface lg:grid-cols-[repeat(3,minmax(130px,1fr))_minmax(360px,2fr)]"
    >
      {shown.map((lamp) => (
        <div key={lamp} className="border-line px-3 py-2.5 not-first:border-l md:px-5 md:py-3.5">
          <LampWord lamp={lamp} />
          <div className="text-[26px] leading-tight font-semibold md:text-[32px]">
            {formatCount(counts[lamp])}
          </div>
          <span className="text-xs text-ink-2">
            {change === null || change === undefined
              ? t("first")
              : change[lamp] === 0
                ? t("same")
                : t("change", { change: signed(change[lamp]) })}
          </span>
          {lamp === "green" && counts.paused > 0 && (
            <span className="block text-xs text-ink-2">{t("paused", { count: counts.paused })}</span>
          )}
        </div>
      ))}
      <div className="col-span-3 border-t border-line px-3 py-2.5 md:px-5 md:py-3.5 lg:col-span-1 lg:border-t-0 lg:border-l">
        <MonthBars
          title={months.length > 1 ? t("months", { from, to, count }) : t("monthsOne", { from, count })}
          months={months.map((month) => ({
            ...month,
            key: month.period,
            label: formatPeriod(month.period, locale, { year: false }),
          }))}
        />
        <dl className="mt-1.5 flex flex-wrap gap-x-4 gap-y-0.5 text-[13px] text-ink-2">
          {flows.map((flow) => (
            <div key={flow} className="flex gap-1.5">
              <dt>{t(`flow.${flow}`)}</dt>
              <dd className="font-semibold text-ink">{transitions[flow]}</dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  );
}
