import { useLocale, useTranslations } from "next-intl";
import { formatDay, formatMoment } from "@/lib/core/format";
import { type Day, firstDayOf, type Period } from "@/lib/core/periods";
import { firstReminderDayOf, lastFilingDayOf } from "@/lib/periods/rules";
import type { PeriodState } from "@/lib/periods/schema";
import { type Step, StepLine } from "./step-line";

type CyclePeriod = {
  period: Period;
  state: PeriodState;
  lockedAt: string | null;
  closedAt: string | null;
  revision: number;
};

/** Open – reminder on the 20th – lock on the 25th – published, as this period stands today. */
function useSteps() {
  const t = useTranslations("cycle.steps");
  const locale = useLocale();
  const short = (day: Day) => formatDay(day, locale, { year: false });
  const when = (instant: string | null) => instant && formatMoment(instant, locale, { year: false });
  return ({ period, state, lockedAt, closedAt, revision }: CyclePeriod, today: Day): Step[] => {
    const locked = state !== "open";
    const reminded = locked || today >= firstReminderDayOf(period);
    return [
      {
        key: "open",
        label: t("open"),
        note: t("openFrom", { day: short(firstDayOf(period)) }),
        state: reminded ? "done" : "now",
      },
      {
        key: "remind",
        label: t("remind"),
        note: t(reminded && !locked ? "reminding" : "remindFrom", { day: short(firstReminderDayOf(period)) }),
        state: locked ? "done" : reminded ? "now" : "ahead",
      },
      {
        key: "lock",
        label: t("lock"),
        note: locked
          ? (when(lockedAt) ?? t("lockedByClock", { day: short(lastFilingDayOf(period)) }))
          : t("lockAt", { day: short(lastFilingDayOf(period)) }),
        state: state === "closed" ? "done" : locked ? "now" : "ahead",
      },
      {
        key: "close",
        label: t("close"),
        note:
          state === "closed"
            ? (when(closedAt) ?? t("closed"))
            : t(revision > 0 ? "reopened" : locked ? "ready" : "afterLock"),
        state: state === "closed" ? "now" : "ahead",
      },
    ];
  };
}

/** One period's line. */
export function Steps({ period, today }: { period: CyclePeriod; today: Day }) {
  const t = useTranslations("cycle.steps");
  return <StepLine label={t("label")} steps={useSteps()(period, today)} />;
}
