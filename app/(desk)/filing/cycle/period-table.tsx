import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { ConfirmForm } from "@/components/ui/confirm-form";
import { DataTable, SubLine } from "@/components/ui/data-table";
import { formatMoment, formatPeriod } from "@/lib/core/format";
import type { PeriodView } from "@/lib/periods/queries";
import { reopenMonth } from "./actions";

function Closings({ closings }: { closings: PeriodView["closings"] }) {
  const t = useTranslations("cycle");
  const locale = useLocale();
  const when = (instant: string) => formatMoment(instant, locale);
  if (closings.length === 0) return "—";
  return closings.map((closing) => (
    <span key={closing.revision} className="block">
      {t("closing", {
        revision: closing.revision,
        at: when(closing.closedAt),
        by: closing.closedBy,
        rules: closing.ruleVersion.id,
      })}
      {closing.reopenedAt && (
        <SubLine>
          {t("reopenedAt", { at: when(closing.reopenedAt), reason: closing.reopenReason ?? "" })}
        </SubLine>
      )}
    </span>
  ));
}

/** All periods with their closings and why they were opened again. */
export function PeriodTable({ periods }: { periods: readonly PeriodView[] }) {
  const t = useTranslations("cycle");
  const locale = useLocale();
  return (
    <DataTable
      caption={t("periods")}
      rows={periods}
      rowKey={(row) => row.period}
      columns={[
        {
          key: "period",
          head: t("month"),
          rowHead: true,
          nowrap: true,
          phone: "line",
          cell: (row) => formatPeriod(row.period, locale),
        },
        { key: "state", head: t("state"), nowrap: true, cell: (row) => t(`states.${row.state}`) },
        { key: "closings", head: t("closings"), cell: (row) => <Closings closings={row.closings} /> },
        {
          key: "act",
          head: t("act"),
          nowrap: true,
          phone: "line",
          cell: (row) => (
            <span className="inline-flex flex-wrap items-center gap-3">
              <Link
                href={`/filing?period=${row.period}`}
                className="inline-flex min-h-7 items-center text-accent hover:underline"
              >
                {t("reports")}
                <span className="sr-only"> {formatPeriod(row.period, locale)}</span>
              </Link>
              {row.revision > 1 && (
                <Link
                  href={`/lamps/revisions?period=${row.period}`}
                  className="inline-flex min-h-7 items-center text-accent hover:underline"
                >
                  {t("revisions")}
                  <span className="sr-only"> {formatPeriod(row.period, locale)}</span>
                </Link>
              )}
              {row.state === "closed" && (
                <ConfirmForm
                  action={reopenMonth}
                  hidden={{ period: row.period }}
                  label={t("reopen")}
                  variant="quiet"
                  title={t("reopenTitle", { month: formatPeriod(row.period, locale) })}
                  confirmLabel={t("reopen")}
                  reason={{
                    name: "reason",
                    label: t("reopenReason"),
                    hint: t("reopenReasonHint"),
                    required: true,
                  }}
                >
                  {t("reopenText")}
                </ConfirmForm>
              )}
            </span>
          ),
        },
      ]}
    />
  );
}
