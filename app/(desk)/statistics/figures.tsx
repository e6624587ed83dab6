import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Statistics } from "@/lib/dashboard/queries/get-statistics";
import { addressOf, type Shown } from "./address";

const shownFigures = [
  "projects",
  "nowRed",
  "nowYellow",
  "nowGreen",
  "everYellow",
  "everRed",
  "yellowToGreen",
  "redExits",
  "cases",
  "cameBack",
] as const;

/** Each number with what it means; it opens the list behind it. */
export function Figures({ statistics, shown }: { statistics: Statistics; shown: Shown }) {
  const t = useTranslations("statistics");
  const months = (value: number | null) => (value === null ? t("none") : t("months", { value }));
  const medians = [
    { key: "medianYellow", value: statistics.medianYellow, figure: "everYellow" },
    { key: "medianRed", value: statistics.medianRed, figure: "everRed" },
  ] as const;
  return (
    <dl className="mb-4 grid grid-cols-2 gap-px overflow-clip rounded-lg border border-line bg-line md:grid-cols-4 xl:grid-cols-6">
      {shownFigures.map((figure) => (
        <div key={figure} className="bg-surface px-4 py-3">
          <dt className="text-[13px] text-ink-2">{t(`figure.${figure}`)}</dt>
          <dd className="text-2xl font-semibold">
            <Link
              prefetch={false}
              href={addressOf("/statistics/list", shown, { figure })}
              aria-label={t("openList", { figure: t(`figure.${figure}`), count: statistics.figures[figure] })}
              className="inline-flex min-h-8 min-w-6 items-center text-accent hover:underline"
            >
              {statistics.figures[figure]}
            </Link>
          </dd>
          <dd className="text-xs text-ink-2">{t(`meaning.${figure}`)}</dd>
        </div>
      ))}
      {medians.map(({ key, value, figure }) => (
        <div key={key} className="bg-surface px-4 py-3">
          <dt className="text-[13px] text-ink-2">{t(`figure.${key}`)}</dt>
          <dd className="text-2xl font-semibold">
            <Link
              prefetch={false}
              href={addressOf("/statistics/list", shown, { figure })}
              aria-label={t("openMedian", { figure: t(`figure.${key}`), value: months(value) })}
              className="inline-flex min-h-8 items-center text-accent hover:underline"
            >
              {months(value)}
            </Link>
          </dd>
          <dd className="text-xs text-ink-2">{t(`meaning.${key}`)}</dd>
        </div>
      ))}
    </dl>
  );
}
