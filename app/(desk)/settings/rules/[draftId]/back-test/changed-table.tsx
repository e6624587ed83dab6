import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { LampWord } from "@/components/lamps/lamp-word";
import { type Column, DataTable, SubLine } from "@/components/ui/data-table";
import { formatPeriod } from "@/lib/core/format";
import type { BackTestResult } from "@/lib/lamps/queries/back-test";

type Changed = BackTestResult["changed"][number];

/** Project-months that would change: whose, when, from what to what. */
export function ChangedTable({
  rows,
  projects,
}: {
  rows: readonly Changed[];
  projects: BackTestResult["projects"];
}) {
  const t = useTranslations("rules");
  const locale = useLocale();
  const columns: Column<Changed>[] = [
    {
      key: "project",
      head: t("col.project"),
      rowHead: true,
      phone: "line",
      cell: ({ projectId }) => {
        const project = projects.get(projectId);
        return (
          <>
            <Link
              prefetch={false}
              href={`/projects/${projectId}?tab=lamps`}
              className="font-semibold hover:text-accent hover:underline"
            >
              {project?.name}
            </Link>
            <SubLine>{[project?.number, project?.unit ?? t("noUnit")].join(" · ")}</SubLine>
          </>
        );
      },
    },
    {
      key: "period",
      head: t("col.period"),
      nowrap: true,
      cell: ({ period }) => formatPeriod(period, locale),
    },
    { key: "from", head: t("matrixFrom"), nowrap: true, cell: ({ from }) => <LampWord lamp={from} /> },
    { key: "to", head: t("col.to"), nowrap: true, cell: ({ to }) => <LampWord lamp={to} /> },
  ];
  return (
    <DataTable
      caption={t("changedCaption")}
      columns={columns}
      rows={rows}
      rowKey={({ projectId, period }) => `${projectId}:${period}`}
    />
  );
}
