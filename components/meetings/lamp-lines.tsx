import { useTranslations } from "next-intl";
import { LampWord } from "@/components/lamps/lamp-word";
import { ReasonCell } from "@/components/meetings/reason-cell";
import { ProjectName } from "@/components/projects/project-name";
import { type Column, DataTable, SubLine } from "@/components/ui/data-table";
import { formatAmount } from "@/lib/core/money";
import type { Period } from "@/lib/core/periods";
import { monthsOf } from "@/lib/lamps/rules/run";
import type { LampChange, LampLine } from "@/lib/meetings/rules/agenda";

/** The projects of one kind of change, by responsible unit, each with its run and its reasons. */
export function LampLines({
  change,
  period,
  projects,
}: {
  change: LampChange;
  period: Period;
  projects: readonly LampLine[];
}) {
  const t = useTranslations("meetings");
  const columns: Column<LampLine>[] = [
    {
      key: "unit",
      head: t("col.unit"),
      phone: "line",
      cell: ({ unit, leader }) => (
        <>
          {unit ?? t("noUnit")}
          {leader && <SubLine>{leader}</SubLine>}
        </>
      ),
      width: "w-48",
    },
    {
      key: "project",
      head: t("col.project"),
      rowHead: true,
      phone: "line",
      cell: ({ projectId, number, name }) => (
        <ProjectName project={{ projectId, number, name, unit: null }} tab="lamps" />
      ),
    },
    {
      key: "lamp",
      head: t("col.lamp"),
      phone: "line",
      nowrap: true,
      width: "w-32",
      cell: (row) => <LampWord lamp={row.lamp} months={monthsOf(row)} />,
    },
    {
      key: "money",
      head: t("col.money"),
      numeric: true,
      width: "w-44",
      nowrap: true,
      cell: ({ expected, actual }) => `${formatAmount(actual)} / ${formatAmount(expected)}`,
    },
    {
      key: "why",
      head: t("col.reason"),
      phone: "line",
      cell: (line) => <ReasonCell line={line} period={period} />,
    },
  ];
  return (
    <DataTable
      bare
      caption={t(`changes.${change}`)}
      columns={columns}
      rows={projects}
      rowKey={({ projectId }) => projectId}
    />
  );
}
