import { useTranslations } from "next-intl";
import { GreenPathText } from "@/components/lamps/green-path-text";
import { LampWord } from "@/components/lamps/lamp-word";
import { ReasonText } from "@/components/lamps/reason-text";
import { RunMonths } from "@/components/lamps/run-months";
import { ProjectName } from "@/components/projects/project-name";
import { DataTable } from "@/components/ui/data-table";
import type { Period } from "@/lib/core/periods";
import type { BoardProject } from "@/lib/dashboard/queries";
import { monthsOf } from "@/lib/lamps/rules/run";

/** Projects with their lamp, why, and what turns it green. */
export function LampList({
  caption,
  projects,
  period,
}: {
  caption: string;
  projects: readonly BoardProject[];
  period: Period;
}) {
  const t = useTranslations("desk");
  return (
    <DataTable
      caption={caption}
      rows={projects}
      rowKey={(row) => row.projectId}
      columns={[
        {
          key: "lamp",
          head: t("lamp"),
          nowrap: true,
          width: "w-32",
          phone: "line",
          cell: (row) => (
            <LampWord lamp={row.lamp} months={monthsOf(row)} overridden={row.override !== null} />
          ),
        },
        {
          key: "name",
          head: t("project"),
          rowHead: true,
          phone: "line",
          width: "w-[26%]",
          cell: (row) => <ProjectName project={row} tab="lamps" />,
        },
        {
          key: "why",
          head: t("why"),
          phone: "line",
          cell: (row) => (
            <>
              <ReasonText reasons={row.reasons} figures={{ ...row, period }} />
              <RunMonths run={row.run} />
            </>
          ),
        },
        {
          key: "green",
          head: t("toGreen"),
          phone: "labelled",
          width: "w-[28%]",
          cell: (row) =>
            row.lamp === "red" || row.lamp === "yellow" ? (
              <GreenPathText path={row.path} reasons={row.reasons} />
            ) : (
              "—"
            ),
        },
      ]}
    />
  );
}
