import { useLocale, useTranslations } from "next-intl";
import { LampWord } from "@/components/lamps/lamp-word";
import { OverrideNote } from "@/components/lamps/override-note";
import { ReasonText } from "@/components/lamps/reason-text";
import type { CaseMonth, CaseReport } from "@/lib/cases/schema";
import { formatMoment, formatPeriod } from "@/lib/core/format";
import { formatAmount } from "@/lib/core/money";
import { monthsOf } from "@/lib/lamps/rules/run";

const texts = ["physicalProgress", "work", "problems", "nextPlan"] as const;

/** What the unit reported for the month, as it counted. */
function Report({ report }: { report: CaseReport }) {
  const t = useTranslations("cases");
  const project = useTranslations("project");
  const locale = useLocale();
  const filed = report.submittedAt && formatMoment(report.submittedAt, locale, { time: false });
  return (
    <div className="grid gap-1">
      <p>
        {project("invested", { amount: formatAmount(report.invested ?? 0) })}
        {report.late && <span className="ml-2 text-xs">{project("late")}</span>}
      </p>
      <dl className="grid gap-1">
        {texts.map(
          (key) =>
            report[key] && (
              <div key={key}>
                <dt className="text-xs text-ink-2">{project(key)}</dt>
                <dd className="whitespace-pre-line">{report[key]}</dd>
              </div>
            ),
        )}
      </dl>
      <p className="text-xs text-ink-2">
        {[
          filed && t("filed", { by: report.submittedBy ?? "", at: filed }),
          project(`reportStates.${report.state}`),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
    </div>
  );
}

/** The run that led to the case, month by month: the lamp with its reasons, beside what was reported. */
export function EvidenceMonths({ months }: { months: readonly CaseMonth[] }) {
  const t = useTranslations("cases");
  const lamps = useTranslations("lamps");
  const project = useTranslations("project");
  const locale = useLocale();
  return (
    <ol className="divide-y divide-line rounded-lg border border-line bg-surface">
      {months.map((month) => (
        <li key={month.period} className="grid gap-x-6 gap-y-2 px-4 py-3 md:grid-cols-[10rem_1fr_1fr]">
          <div>
            <span className="block font-semibold">{formatPeriod(month.period, locale)}</span>
            <LampWord lamp={month.lamp} months={monthsOf(month)} overridden={month.override !== null} />
          </div>
          <div className="min-w-0">
            {month.lamp === "paused" ? (
              <span className="text-ink-2">{lamps("pausedReason")}</span>
            ) : (
              <ReasonText reasons={month.reasons} figures={month} />
            )}
            {month.override && <OverrideNote computed={month.computed} override={month.override} />}
            <span className="block text-xs text-ink-2">
              {project("expectedActual", {
                expected: formatAmount(month.expected),
                actual: formatAmount(month.actual),
              })}{" "}
              · {project("rule", { period: formatPeriod(month.ruleVersion.fromPeriod, locale) })} ·{" "}
              {project("revision", { revision: month.revision })}
            </span>
          </div>
          <div className="min-w-0">
            {month.report ? <Report report={month.report} /> : <p className="text-ink-2">{t("noReport")}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}
