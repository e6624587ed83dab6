import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { DataTable, SubLine } from "@/components/ui/data-table";
import { dayIn } from "@/lib/core/clock";
import { formatDay } from "@/lib/core/format";
import { formatAmount } from "@/lib/core/money";
import type { ProjectDetail } from "@/lib/projects/queries/get-project";
import { MoneyCard, WhatCard, WhenCard, WhereCard, WhoseCard } from "./facts";
import { useMonthName } from "./month-name";

function Plans({ plans }: { plans: ProjectDetail["plans"] }) {
  const t = useTranslations("project");
  const locale = useLocale();
  if (plans.length === 0) return <p className="px-4 pb-4 text-ink-2 md:px-5">{t("noPlans")}</p>;
  return (
    <DataTable
      bare
      caption={t("plans")}
      rows={plans}
      rowKey={(plan) => String(plan.year)}
      columns={[
        { key: "year", head: t("year"), rowHead: true, phone: "labelled", cell: (plan) => plan.year },
        {
          key: "amount",
          head: t("annualPlan"),
          numeric: true,
          cell: (plan) => formatAmount(plan.annualPlan),
        },
        {
          key: "state",
          head: t("state"),
          cell: (plan) => (
            <>
              {plan.confirmedAt
                ? t("planConfirmed", { date: formatDay(dayIn(new Date(plan.confirmedAt)), locale) })
                : t("planDraft")}
              {plan.physicalGoal && <SubLine>{plan.physicalGoal}</SubLine>}
            </>
          ),
        },
      ]}
    />
  );
}

function Milestones({ milestones }: { milestones: ProjectDetail["milestones"] }) {
  const t = useTranslations("project");
  const locale = useLocale();
  if (milestones.length === 0) return <p className="px-4 pb-4 text-ink-2 md:px-5">{t("noMilestones")}</p>;
  return (
    <DataTable
      bare
      caption={t("milestones")}
      rows={milestones}
      rowKey={(milestone) => milestone.name}
      columns={[
        { key: "name", head: t("milestone"), rowHead: true, phone: "line", cell: (item) => item.name },
        { key: "planned", head: t("planned"), nowrap: true, cell: (item) => formatDay(item.planned, locale) },
        {
          key: "actual",
          head: t("reached"),
          nowrap: true,
          cell: (item) => (item.actual ? formatDay(item.actual, locale) : t("notReached")),
        },
      ]}
    />
  );
}

function Pauses({ pauses }: { pauses: ProjectDetail["pauses"] }) {
  const t = useTranslations("project");
  const monthName = useMonthName();
  const locale = useLocale();
  if (pauses.length === 0) return <p className="text-ink-2">{t("noPauses")}</p>;
  return (
    <ul className="grid gap-2">
      {pauses.map(({ id, from, to, reason, approvedBy, approvedAt, approval }) => (
        <li key={id}>
          {to
            ? t("pauseUntil", { from: monthName(from, true), to: monthName(to, true) })
            : t("pauseOpen", { from: monthName(from, true) })}
          {reason && <span className="ml-3 text-ink-2">{reason}</span>}
          {approvedBy && approvedAt && (
            <SubLine>
              {[
                t("pauseApproved", { by: approvedBy, day: formatDay(dayIn(new Date(approvedAt)), locale) }),
                approval,
              ]
                .filter(Boolean)
                .join(" · ")}
            </SubLine>
          )}
        </li>
      ))}
    </ul>
  );
}

/** All facts of the project, grouped as the office asks; `children` are what the reader may do with them. */
export function OverviewTab({
  project,
  edit,
  children,
}: {
  project: ProjectDetail;
  edit?: React.ReactNode;
  children?: React.ReactNode;
}) {
  const t = useTranslations("project");
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[3fr_2fr]">
      <div className="grid gap-4">
        <WhatCard project={project} aside={edit} />
        <WhoseCard project={project} />
        <div className="grid items-start gap-4 xl:grid-cols-2">
          <MoneyCard project={project} />
          <WhereCard project={project} />
        </div>
      </div>
      <div className="grid gap-4">
        <WhenCard project={project} />
        <Card title={t("plans")} flush>
          <Plans plans={project.plans} />
        </Card>
        {project.visibility === "full" && (
          <Card title={t("milestones")} flush>
            <Milestones milestones={project.milestones} />
          </Card>
        )}
        <Card title={t("pauses")}>
          <Pauses pauses={project.pauses} />
        </Card>
        {children}
      </div>
    </div>
  );
}
