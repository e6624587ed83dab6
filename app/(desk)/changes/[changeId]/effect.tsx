import { useLocale, useTranslations } from "next-intl";
import { LampWord } from "@/components/lamps/lamp-word";
import { GreenText, ReasonText } from "@/components/lamps/reason-text";
import { Card } from "@/components/ui/card";
import type { ChangeEffect } from "@/lib/changes/queries/get-change";
import { formatPeriod } from "@/lib/core/format";
import { formatAmount } from "@/lib/core/money";
import type { Period } from "@/lib/core/periods";
import { monthsOf } from "@/lib/lamps/rules/run";

type Lit = ChangeEffect["with"];

function Side({ title, lamp, period }: { title: string; lamp: Lit; period: Period }) {
  const t = useTranslations("changes");
  if (!lamp) {
    return (
      <div className="px-4 py-3 md:px-5">
        <h3 className="mb-1 text-xs text-ink-2">{title}</h3>
        <p className="text-ink-2">{t("noLamp")}</p>
      </div>
    );
  }
  const run = monthsOf(lamp);
  return (
    <div className="px-4 py-3 md:px-5">
      <h3 className="mb-1 text-xs text-ink-2">{title}</h3>
      <LampWord lamp={lamp.lamp} months={run} size="large" />
      <p className="mt-1 text-ink-2 tabular-nums">
        {t("figures", { expected: formatAmount(lamp.expected), actual: formatAmount(lamp.actual) })}
      </p>
      {lamp.reasons.length > 0 && (
        <div className="mt-2">
          <ReasonText
            reasons={lamp.reasons}
            figures={{ period, expected: lamp.expected, actual: lamp.actual }}
          />
          <div className="mt-2 text-ink-2">
            <span className="block text-xs">{t("turnsGreen")}</span>
            <GreenText conditions={lamp.turnsGreen} reasons={lamp.reasons} period={period} />
          </div>
        </div>
      )}
    </div>
  );
}

/** The lamp of the first month that would see the change, without it and with it. */
export function Effect({ effect }: { effect: ChangeEffect }) {
  const t = useTranslations("changes");
  const locale = useLocale();
  const period = formatPeriod(effect.period, locale);
  return (
    <Card title={t("effect", { period })} aside={t("closedStay")} flush>
      <div className="grid divide-y divide-line border-t border-line sm:grid-cols-2 sm:divide-x sm:divide-y-0">
        <Side title={t("without")} lamp={effect.without} period={effect.period} />
        <Side title={t("with")} lamp={effect.with} period={effect.period} />
      </div>
      <p className="border-t border-line px-4 py-2 text-xs text-ink-2 md:px-5">
        {t(effect.reported ? "byReports" : "notReportedYet", { period })}
      </p>
    </Card>
  );
}
