import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { GreenPathText } from "@/components/lamps/green-path-text";
import { LampWord } from "@/components/lamps/lamp-word";
import { OverrideNote } from "@/components/lamps/override-note";
import { ReasonText } from "@/components/lamps/reason-text";
import { RunMonths } from "@/components/lamps/run-months";
import { EmptyState } from "@/components/ui/empty-state";
import { formatAmount } from "@/lib/core/money";
import { monthsOf } from "@/lib/lamps/rules/run";
import { LampAhead } from "./lamp-ahead";
import type { LampHistory, LampMonth } from "./lamp-months";
import { useMonthName } from "./month-name";

const card = "rounded-lg border border-line bg-surface";

/** The months side by side, oldest first: where it began to go wrong is seen at a glance. */
function Chain({ months }: { months: readonly LampMonth[] }) {
  const t = useTranslations("project");
  const monthName = useMonthName();
  return (
    <ol aria-label={t("chain")} className={`${card} mb-4 flex flex-wrap gap-x-6 gap-y-3 px-4 py-3`}>
      {months.toReversed().map((month) => (
        <li key={month.period} className="min-w-16">
          <span className="block text-xs text-ink-2">{monthName(month.period)}</span>
          <LampWord lamp={month.lamp} overridden={month.override !== null} />
        </li>
      ))}
    </ol>
  );
}

function Why({ month }: { month: LampMonth }) {
  const t = useTranslations("lamps");
  if (month.lamp === "paused") return <span className="text-ink-2">{t("pausedReason")}</span>;
  return (
    <>
      {month.reasons.length > 0 ? (
        <ReasonText reasons={month.reasons} figures={month} />
      ) : (
        <span className="text-ink-2">{t(month.computed === "yellow" ? "viaYellow" : "noReason")}</span>
      )}
      {month.override && <OverrideNote computed={month.computed} override={month.override} />}
    </>
  );
}

function Month({ month }: { month: LampMonth }) {
  const t = useTranslations("project");
  const monthName = useMonthName();
  const isBehind = month.lamp === "red" || month.lamp === "yellow";
  return (
    <li className="grid gap-x-6 gap-y-1 px-4 py-3 md:grid-cols-[8rem_10rem_1fr_auto]">
      <span className="font-semibold">{monthName(month.period, true)}</span>
      <div>
        <LampWord lamp={month.lamp} months={monthsOf(month)} overridden={month.override !== null} />
      </div>
      <div className="min-w-0">
        <Why month={month} />
        {isBehind && <RunMonths run={month.run} />}
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
  );
}

/** What the earlier revisions of re-opened months had lit: kept, and readable by whoever sees the lamps. */
function Earlier({ months }: { months: LampHistory["earlier"] }) {
  const t = useTranslations("project");
  const monthName = useMonthName();
  if (months.length === 0) return null;
  return (
    <details className={`${card} mt-4`}>
      <summary className="cursor-pointer px-4 py-3 font-semibold">
        {t("earlierRevisions", { count: months.length })}
      </summary>
      <ol className="divide-y divide-line border-t border-line">
        {months.map((month) => (
          <li
            key={`${month.period} ${month.revision}`}
            className="flex flex-wrap items-baseline gap-x-6 gap-y-1 px-4 py-2"
          >
            <span>{monthName(month.period, true)}</span>
            <span className="text-xs text-ink-2">{t("revision", { revision: month.revision })}</span>
            <LampWord lamp={month.lamp} overridden={month.override !== null} />
            <span className="min-w-0 grow">
              <ReasonText reasons={month.reasons} figures={month} />
              {month.override && <OverrideNote computed={month.computed} override={month.override} />}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}

/** Why each month's lamp was what it was, what turns it green, and what the month ahead will bring. */
export function LampsTab({
  history,
  full,
  children,
}: {
  history: LampHistory;
  /** Sees the project in full: also what is filed for the month that is not published yet. */
  full: boolean;
  /** What the centre may do here. */
  children?: ReactNode;
}) {
  const t = useTranslations("project");
  const { decisions, ahead } = history;
  const [latest] = decisions;
  return (
    <>
      {latest ? <Chain months={decisions} /> : <EmptyState title={t("noLampsYet")} />}
      {ahead && full && (
        <div className={`${card} my-4 grid divide-y divide-line md:grid-cols-2 md:divide-x md:divide-y-0`}>
          <div className="px-4 py-3">
            <h2 className="mb-1 font-semibold">
              {t(latest?.lamp === "green" ? "staysGreen" : "turnsGreen")}
            </h2>
            <GreenPathText path={ahead.path} {...(latest ? { reasons: latest.reasons } : {})} />
          </div>
          <LampAhead ahead={ahead} overrides={history.overrides} />
        </div>
      )}
      {children}
      {latest && (
        <ol className={`${card} divide-y divide-line`}>
          {decisions.map((month) => (
            <Month key={month.period} month={month} />
          ))}
        </ol>
      )}
      <Earlier months={history.earlier} />
    </>
  );
}
