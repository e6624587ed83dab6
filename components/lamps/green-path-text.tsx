import { useLocale, useTranslations } from "next-intl";
import { LampWord } from "@/components/lamps/lamp-word";
import { GreenText } from "@/components/lamps/reason-text";
import { formatPeriod } from "@/lib/core/format";
import type { GreenPath } from "@/lib/lamps/rules/green-path";
import type { Reason } from "@/lib/lamps/rules/reasons";

/** What turns a lamp green: one month's conditions, or one month after the other; or why nothing does. */
export function GreenPathText({ path, reasons }: { path: GreenPath; reasons?: readonly Reason[] }) {
  const t = useTranslations("lamps");
  const locale = useLocale();
  const [first, ...more] = path.steps;
  if (first && more.length === 0 && path.none === null) {
    return (
      <GreenText conditions={first.conditions} period={first.period} {...(reasons ? { reasons } : {})} />
    );
  }
  return (
    <>
      {path.steps.map((step) => (
        <span key={step.period} className="block">
          <span className="flex flex-wrap items-baseline gap-x-2 text-xs text-ink-2">
            {t("step", { month: formatPeriod(step.period, locale, { year: false }) })}
            <LampWord lamp={step.lamp} />
          </span>
          {step.conditions.length > 0 ? (
            <GreenText conditions={step.conditions} period={step.period} />
          ) : (
            <span className="block">{t("nothingWanting")}</span>
          )}
        </span>
      ))}
      {path.none && <span className="block text-ink-2">{t(`noWay.${path.none}`)}</span>}
    </>
  );
}
