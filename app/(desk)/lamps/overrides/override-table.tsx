import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { LampWord } from "@/components/lamps/lamp-word";
import { DataTable, SubLine } from "@/components/ui/data-table";
import { formatMoment, formatPeriod } from "@/lib/core/format";
import type { OverrideRow } from "@/lib/lamps/queries/list-overrides";

/** From which lamp to which, why, and whether it still stands. */
export function OverrideTable({ rows }: { rows: readonly OverrideRow[] }) {
  const t = useTranslations("overrides");
  const locale = useLocale();
  const when = (instant: string) => formatMoment(instant, locale);
  return (
    <DataTable
      caption={t("title")}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "period",
          head: t("period"),
          nowrap: true,
          phone: "line",
          cell: (row) => formatPeriod(row.period, locale),
        },
        {
          key: "project",
          head: t("project"),
          rowHead: true,
          phone: "line",
          width: "w-[22%]",
          cell: (row) => (
            <>
              <Link
                href={`/projects/${row.projectId}?tab=lamps`}
                className="font-semibold hover:text-accent hover:underline"
              >
                {row.projectName}
              </Link>
              <SubLine>{[row.projectNumber, row.unit].filter(Boolean).join(" · ")}</SubLine>
            </>
          ),
        },
        {
          key: "lamps",
          head: t("fromTo"),
          nowrap: true,
          phone: "line",
          cell: (row) => (
            <span className="inline-flex flex-wrap items-center gap-2">
              {row.from && (
                <>
                  <LampWord lamp={row.from} />
                  <span aria-hidden="true">→</span>
                  <span className="sr-only">{t("to")}</span>
                </>
              )}
              <LampWord lamp={row.to} overridden />
            </span>
          ),
        },
        {
          key: "why",
          head: t("why"),
          phone: "line",
          cell: (row) => (
            <>
              {row.reason}
              <SubLine>{t("evidenceOf", { evidence: row.evidence })}</SubLine>
              {row.files.map((file) => (
                <a
                  key={file.id}
                  href={`/api/files/${file.id}`}
                  download
                  className="mr-3 inline-flex min-h-6 items-center text-xs text-accent hover:underline"
                >
                  {file.name}
                </a>
              ))}
            </>
          ),
        },
        {
          key: "who",
          head: t("who"),
          width: "w-44",
          phone: "line",
          cell: (row) => (
            <>
              {row.madeBy}
              <SubLine>{when(row.madeAt)}</SubLine>
            </>
          ),
        },
        {
          key: "state",
          head: t("state"),
          width: "w-44",
          phone: "line",
          cell: (row) => (
            <>
              {t(`states.${row.state}`)}
              {row.removedAt && (
                <SubLine>
                  {t("removed", {
                    by: row.removedBy ?? "",
                    at: when(row.removedAt),
                    reason: row.removeReason ?? "",
                  })}
                </SubLine>
              )}
            </>
          ),
        },
      ]}
    />
  );
}
