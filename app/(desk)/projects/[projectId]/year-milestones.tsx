import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { formatDay } from "@/lib/core/format";
import type { ProjectDetail } from "@/lib/projects/queries/get-project";

/** Milestones that are planned for the year or were reached in it. */
export function YearMilestones({
  milestones,
  year,
}: {
  milestones: ProjectDetail["milestones"];
  year: number;
}) {
  const t = useTranslations("plans");
  const locale = useLocale();
  const of = (day: string | null) => day?.startsWith(String(year)) === true;
  const rows = milestones.filter((item) => of(item.planned) || of(item.actual));
  return (
    <Card title={t("milestones", { year })} flush={rows.length > 0}>
      {rows.length === 0 ? (
        <p className="text-ink-2">{t("noMilestones")}</p>
      ) : (
        <DataTable
          bare
          caption={t("milestones", { year })}
          rows={rows}
          rowKey={(item) => item.name}
          columns={[
            { key: "name", head: t("milestone"), rowHead: true, phone: "line", cell: (item) => item.name },
            {
              key: "planned",
              head: t("planned"),
              nowrap: true,
              cell: (item) => formatDay(item.planned, locale),
            },
            {
              key: "actual",
              head: t("reached"),
              nowrap: true,
              cell: (item) => (item.actual ? formatDay(item.actual, locale) : t("notReached")),
            },
          ]}
        />
      )}
    </Card>
  );
}
