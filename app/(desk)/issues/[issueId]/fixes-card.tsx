import { useLocale, useTranslations } from "next-intl";
import { LedgerLamp } from "@/components/issues/ledger-lamp";
import { Card } from "@/components/ui/card";
import { formatDay } from "@/lib/core/format";
import type { IssueDetail } from "@/lib/issues/queries/get-issue";

/** 三定: whose it is, by when, to what effect. */
export function FixesCard({ issue }: { issue: IssueDetail }) {
  const t = useTranslations("issues");
  const locale = useLocale();
  const { fixes } = issue;
  const part = "px-4 py-3 md:px-5";
  return (
    <Card flush className="mb-4">
      <h2 className="sr-only">{t("threeFixes")}</h2>
      {fixes ? (
        <dl className="grid divide-y divide-line lg:grid-cols-3 lg:divide-x lg:divide-y-0">
          <div className={part}>
            <dt className="text-xs text-ink-2">{t("fix.responsibility")}</dt>
            <dd className="font-semibold">
              {fixes.leadUnit.name}
              <span className="ml-2 font-normal">{fixes.leadPerson}</span>
              {fixes.assistingUnits.length > 0 && (
                <span className="block text-xs font-normal text-ink-2">
                  {t("assistedBy", { units: fixes.assistingUnits.map(({ name }) => name).join("、") })}
                </span>
              )}
            </dd>
          </div>
          <div className={part}>
            <dt className="text-xs text-ink-2">{t("fix.deadline")}</dt>
            <dd className="font-semibold">
              {formatDay(fixes.deadline, locale)}
              {issue.lamp && (
                <span className="ml-3">
                  <LedgerLamp lamp={issue.lamp} daysLeft={issue.daysLeft} asked={issue.state === "closing"} />
                </span>
              )}
            </dd>
          </div>
          <div className={part}>
            <dt className="text-xs text-ink-2">{t("fix.effect")}</dt>
            <dd className="font-semibold">
              {fixes.effect}
              {fixes.targetQuantity !== null && (
                <span className="block text-xs font-normal text-ink-2">
                  {t("target", { quantity: fixes.targetQuantity, unit: fixes.targetUnit ?? "" })}
                </span>
              )}
            </dd>
          </div>
        </dl>
      ) : (
        <p className={`${part} text-ink-2`}>{t("noFixes")}</p>
      )}
    </Card>
  );
}
