import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { PlanChanges } from "@/components/changes/plan-changes";
import { LampWord } from "@/components/lamps/lamp-word";
import { type Column, DataTable, SubLine } from "@/components/ui/data-table";
import { formatDay } from "@/lib/core/format";
import { formatAmount } from "@/lib/core/money";
import type { ProjectList, ProjectListItem } from "@/lib/projects/queries/list-projects";
import type { ListProjectsInput, ProjectSort } from "@/lib/projects/schema";
import { addressOf } from "./address";

type Sortable = "name" | "totalInvestment" | "plannedStart";

/** Money is looked at from the largest, days and names from the first. */
const firstOf = (field: Sortable): ProjectSort => (field === "totalInvestment" ? `-${field}` : field);

function sortOf(filters: ListProjectsInput, field: Sortable) {
  const [up, down]: ProjectSort[] = [field, `-${field}`];
  const first = firstOf(field);
  const second = first === up ? down : up;
  const direction = filters.sort === up ? "ascending" : filters.sort === down ? "descending" : undefined;
  const next = filters.sort === first ? second : first;
  return { href: addressOf(filters, { sort: next, page: undefined }), direction } as const;
}

const runOf = ({ lamp }: ProjectListItem): number | undefined =>
  lamp?.lamp === "red" ? lamp.redRun : lamp?.lamp === "yellow" ? lamp.behindRun : undefined;

/** A page of projects: lamp, what, whose, when, how much. */
export function ProjectTable({ list, filters }: { list: ProjectList; filters: ListProjectsInput }) {
  const t = useTranslations("projects");
  const locale = useLocale();
  const day = (value: string | null) => (value ? formatDay(value, locale) : "?");
  const columns: Column<ProjectListItem>[] = [
    {
      key: "lamp",
      head: t("lamp"),
      phone: "line",
      nowrap: true,
      width: "w-24",
      cell: (item) => (
        <>
          <LampWord lamp={item.lamp?.lamp ?? null} months={runOf(item)} overridden={item.lamp?.overridden} />
          <PlanChanges count={item.changes} projectId={item.id} />
        </>
      ),
    },
    {
      key: "name",
      head: t("name"),
      rowHead: true,
      phone: "line",
      width: "w-[30%]",
      sort: sortOf(filters, "name"),
      cell: (item) => (
        <>
          <Link
            prefetch={false}
            href={`/projects/${item.id}`}
            className="font-semibold hover:text-accent hover:underline"
          >
            {item.name}
          </Link>
          <SubLine>
            {[item.number, item.region?.name, item.category, t(`stages.${item.stage}`)]
              .filter(Boolean)
              .join(" · ")}
          </SubLine>
        </>
      ),
    },
    {
      key: "unit",
      head: t("unitAndLeader"),
      phone: "line",
      cell: (item) => (
        <span className="max-md:text-xs max-md:text-ink-2">
          {item.responsibleUnit?.name ?? <span className="text-ink-2">{t("noUnit")}</span>}
          <SubLine>{item.leaders.map((leader) => leader.title).join("、")}</SubLine>
        </span>
      ),
    },
    {
      key: "schedule",
      head: t("schedule"),
      phone: "hidden",
      sort: sortOf(filters, "plannedStart"),
      cell: ({ plannedStart, plannedCompletion }) =>
        plannedStart || plannedCompletion ? (
          <span className="text-ink-2">
            <span className="whitespace-nowrap">{day(plannedStart)}</span> —{" "}
            <span className="whitespace-nowrap">{day(plannedCompletion)}</span>
          </span>
        ) : null,
    },
    {
      key: "total",
      head: t("totalInvestment"),
      numeric: true,
      nowrap: true,
      sort: sortOf(filters, "totalInvestment"),
      cell: (item) => formatAmount(item.totalInvestment),
    },
    {
      key: "plan",
      head: t("annualPlan", { year: list.year }),
      numeric: true,
      nowrap: true,
      cell: ({ annualPlan, planConfirmed }) => (
        <>
          {annualPlan === null ? <span className="text-ink-2">{t("noPlan")}</span> : formatAmount(annualPlan)}
          {annualPlan !== null && !planConfirmed && <SubLine>{t("draftPlan")}</SubLine>}
        </>
      ),
    },
  ];
  return <DataTable caption={t("title")} columns={columns} rows={list.items} rowKey={(item) => item.id} />;
}
