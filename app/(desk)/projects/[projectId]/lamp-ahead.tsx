import { useTranslations } from "next-intl";
import { LampWord } from "@/components/lamps/lamp-word";
import { OverrideNote } from "@/components/lamps/override-note";
import { GreenText } from "@/components/lamps/reason-text";
import { formatAmount } from "@/lib/core/money";
import type { LampHistory } from "./lamp-months";
import { useMonthName } from "./month-name";

/** The month ahead at the present pace, the least that avoids yellow and red, and overrides that wait. */
export function LampAhead({
  ahead: { forecast, turnsGreen },
  overrides,
}: {
  ahead: NonNullable<LampHistory["ahead"]>;
  overrides: LampHistory["overrides"];
}) {
  const t = useTranslations("project");
  const lamps = useTranslations("lamps");
  const monthName = useMonthName();
  if (!forecast) return <p className="px-4 py-3 text-ink-2">{lamps("noWay.NO_LAMP")}</p>;
  const period = monthName(forecast.period);
  const lamp = lamps(`lamp.${forecast.lamp}`);
  const wanting = turnsGreen.filter((condition) => condition.code !== "INVEST");
  const override = overrides.find((item) => item.period === forecast.period);
  return (
    <div className="px-4 py-3">
      <h2 className="mb-1 font-semibold">{t("forecast", { period })}</h2>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <LampWord lamp={forecast.lamp} overridden={override !== undefined} />
        <span>
          {forecast.pace === null
            ? t("forecastNoPace", { period, lamp })
            : t("forecastPace", {
                pace: formatAmount(forecast.pace),
                period,
                cumulative: formatAmount(forecast.cumulative),
                lamp,
              })}
        </span>
      </p>
      {override && <OverrideNote computed={null} override={override} />}
      {forecast.leastWithoutYellow !== null ? (
        <p className="text-ink-2">
          {t("leastGreen", { period, amount: formatAmount(forecast.leastWithoutYellow) })}
        </p>
      ) : (
        wanting.length > 0 && (
          <div className="text-ink-2">
            {t("notByMoney")} <GreenText conditions={wanting} period={forecast.period} />
          </div>
        )
      )}
      {forecast.leastWithoutRed !== null && forecast.leastWithoutRed !== forecast.leastWithoutYellow && (
        <p className="text-ink-2">
          {t("leastRed", { period, amount: formatAmount(forecast.leastWithoutRed) })}
        </p>
      )}
    </div>
  );
}
