import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { DataTable, SubLine } from "@/components/ui/data-table";
import { formatDay } from "@/lib/core/format";
import type { PlanOverview } from "@/lib/plans/queries/get-plans";

/** Unfinished projects without a plan of the year, each a link to where it is written. */
export function LackingList({ plans }: { plans: PlanOverview }) {
  const t = useTranslations("plans");
  const stages = useTranslations("projects.stages");
  const locale = useLocale();
  const day = (value: string | null) => (value ? formatDay(value, locale) : "—");
  const { lacking, lackingCount, year } = plans;
  return (
    <Card
      title={t("figure.lacking")}
      aside={
        lacking.length < lackingCount ? t("shownOf", { shown: lacking.length, total: lackingCount }) : null
      }
      flush
    >
      <DataTable
        bare
        caption={t("figure.lacking")}
        rows={lacking}
        rowKey={(project) => project.id}
        columns={[
          {
            key: "name",
            head: t("project"),
            rowHead: true,
            phone: "line",
            cell: (project) => (
              <>
                <Link
                  prefetch={false}
                  href={`/projects/${project.id}?tab=plan&year=${year}`}
                  className="font-semibold hover:text-accent hover:underline"
                >
                  {project.name}
                </Link>
                <SubLine>{[project.number, project.unit].filter(Boolean).join(" · ")}</SubLine>
              </>
            ),
          },
          { key: "stage", head: t("stage"), nowrap: true, cell: (project) => stages(project.stage) },
          {
            key: "start",
            head: t("plannedStart"),
            nowrap: true,
            cell: (project) => day(project.plannedStart),
          },
          {
            key: "completion",
            head: t("plannedCompletion"),
            nowrap: true,
            cell: (project) => day(project.plannedCompletion),
          },
        ]}
      />
    </Card>
  );
}
