import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { formatMoment } from "@/lib/core/format";
import type { RevisionComparison } from "@/lib/periods/queries/compare-revisions";

/** Each closing with its counts' way: when, by whom, under which rules; and who opened the period again, and why. */
export function ClosingList({
  comparison: { period, closings, from, to },
}: {
  comparison: RevisionComparison;
}) {
  const t = useTranslations("revisions");
  const locale = useLocale();
  const when = (instant: string) => formatMoment(instant, locale);
  return (
    <Card title={t("closings")} className="mb-4">
      <ol className="grid gap-2">
        {closings.map((closing) => (
          <li key={closing.revision}>
            <span className="font-semibold">{t("revision", { revision: closing.revision })}</span>{" "}
            {t("closed", { at: when(closing.closedAt), by: closing.closedBy })}
            {closing.revision > 1 && (
              <Link
                href={`/lamps/revisions?${new URLSearchParams({ period, from: String(closing.revision - 1), to: String(closing.revision) })}`}
                aria-current={closing.revision === to && closing.revision - 1 === from ? "true" : undefined}
                className="ml-3 inline-flex min-h-6 items-center text-accent hover:underline aria-[current]:font-semibold"
              >
                {t("compare", { from: closing.revision - 1, to: closing.revision })}
              </Link>
            )}
            {closing.revision > 1 &&
              closings.some(
                ({ revision, reopenedAt }) => revision === closing.revision - 1 && !reopenedAt,
              ) && <span className="block text-ink-2">{t("recomputed")}</span>}
            {closing.reopenedAt && (
              <span className="block text-ink-2">
                {t(closing.reopenedBy ? "reopenedBy" : "reopened", {
                  at: when(closing.reopenedAt),
                  by: closing.reopenedBy ?? "",
                  reason: closing.reopenReason ?? "",
                })}
              </span>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}
