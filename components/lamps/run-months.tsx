import { useLocale, useTranslations } from "next-intl";
import { LampShape } from "@/components/lamps/lamp";
import { formatPeriod } from "@/lib/core/format";
import type { Period } from "@/lib/core/periods";
import type { Lamp } from "@/lib/lamps/rules/lamp";

const MOST_SHOWN = 6;

/** Since when, month by month: "8月起 ▲8月 ■9月 ■10月"; of a long run the latest months. One month needs no words. */
export function RunMonths({ run }: { run: readonly { period: Period; lamp: Lamp }[] }) {
  const t = useTranslations("lamps");
  const locale = useLocale();
  const [first] = run;
  const last = run.at(-1);
  if (!first || !last || run.length === 1) return null;
  const otherYear = first.period.slice(0, 4) !== last.period.slice(0, 4);
  return (
    <span className="mt-0.5 flex flex-wrap items-center gap-x-2.5 text-xs text-ink-2">
      <span>{t("since", { period: formatPeriod(first.period, locale, { year: otherYear }) })}</span>
      {run.slice(-MOST_SHOWN).map(({ period, lamp }) => (
        <span key={period} className="inline-flex items-center gap-1">
          <LampShape state={lamp} className="size-2" />
          <span className="sr-only">{t(`lamp.${lamp}`)}</span>
          {formatPeriod(period, locale, { year: false })}
        </span>
      ))}
    </span>
  );
}
