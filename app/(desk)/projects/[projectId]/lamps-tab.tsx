import { useTranslations } from "next-intl";
import { LampWord } from "@/components/lamps/lamp-word";
import { GreenText, ReasonText } from "@/components/lamps/reason-text";
import { EmptyState } from "@/components/ui/empty-state";
import { formatAmount } from "@/lib/core/money";
import type { LampForecast } from "@/lib/lamps/rules/forecast";
import type { GreenCondition } from "@/lib/lamps/rules/green-conditions";
import type { LampHistory, LampMonth } from "./lamp-months";
import { useMonthName } from "./month-name";

const card = "rounded-lg border border-line bg-surface";

/** The months side by side, oldest first: where it began to go wrong is seen at a glance. */
function Chain({ months }: { months: readonly LampMonth[] }) {
  const t = useTranslations("project");
  const monthName = useMonthName();
  return (
    <ol aria-label={t("chain")} className={`${card} mb-4 flex flex-wrap gap-x-6 gap-y-3 px-4 py-3`}>
      {[...months].reverse().map((month) => (
        <li key={month.period} className="min-w-16">
          <span className="block text-xs text-ink-2">{monthName(month.period)}</span>
          <LampWord lamp={month.lamp} />
        </li>
      ))}
    </ol>
  );
}

function Forecast({
  forecast,
  turnsGreen,
}: {
  forecast: LampForecast;
  turnsGreen: readonly GreenCondition[];
}) {
  const t = useTranslations("project");
  const lampName = useTranslations("lamps.lamp");
  const monthName = useMonthName();
  const period = monthName(forecast.period);
  const lamp = lampName(forecast.lamp);
  const wanting = turnsGreen.filter((condition) => condition.code !== "INVEST");
  return (
    <div className="px-4 py-3">
      <h2 className="mb-1 font-semibold">{t("forecast", { period })}</h2>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <LampWord lamp={forecast.lamp} />
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

function Why({ month }: { month: LampMonth }) {
  const t = useTranslations("lamps");
  if (month.lamp === "paused") return <span className="text-ink-2">{t("pausedReason")}</span>;
  if (month.reasons.length > 0) return <ReasonText reasons={month.reasons} figures={month} />;
  return <span className="text-ink-2">{t(month.lamp === "yellow" ? "viaYellow" : "noReason")}</span>;
}

/** Why each month's lamp was what it was, what turns it green, and what next month will bring. */
export function LampsTab({ history }: { history: LampHistory }) {
  const t = useTranslations("project");
  const monthName = useMonthName();
  const [latest] = history.months;
  if (!latest) return <EmptyState title={t("noLampsYet")} />;
  return (
    <>
      <Chain months={history.months} />
      {(history.forecast || history.turnsGreen.length > 0) && (
        <div className={`${card} mb-4 grid divide-y divide-line md:grid-cols-2 md:divide-x md:divide-y-0`}>
          {history.turnsGreen.length > 0 && history.nextPeriod && (
            <div className="px-4 py-3">
              <h2 className="mb-1 font-semibold">{t("turnsGreen")}</h2>
              <GreenText conditions={history.turnsGreen} period={history.nextPeriod} />
            </div>
          )}
          {history.forecast && <Forecast forecast={history.forecast} turnsGreen={history.turnsGreen} />}
        </div>
      )}
      <ol className={`${card} divide-y divide-line`}>
        {history.months.map((month) => (
          <li key={month.period} className="grid gap-x-6 gap-y-1 px-4 py-3 md:grid-cols-[8rem_9rem_1fr_auto]">
            <span className="font-semibold">{monthName(month.period, true)}</span>
            <LampWord
              lamp={month.lamp}
              months={
                month.lamp === "red" ? month.redRun : month.lamp === "yellow" ? month.behindRun : undefined
              }
            />
            <div className="min-w-0">
              <Why month={month} />
              {month.caseOpened && <b className="block font-semibold">{t("caseOpened")}</b>}
              {month.reportState === "submitted" && (
                <span className="block text-xs text-ink-2">{t("reportCounted")}</span>
              )}
            </div>
            <div className="text-xs text-ink-2 md:text-right">
              <span className="block">
                {t("expectedActual", {
                  expected: formatAmount(month.expected),
                  actual: formatAmount(month.actual),
                })}
              </span>
              <span className="block">
                {t("rule", { period: monthName(month.ruleVersion.fromPeriod, true) })} ·{" "}
                {t("revision", { revision: month.revision })}
              </span>
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
