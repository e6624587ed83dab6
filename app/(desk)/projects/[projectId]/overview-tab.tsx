import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { DataTable, SubLine } from "@/components/ui/data-table";
import { KeyValues } from "@/components/ui/key-values";
import { dayIn } from "@/lib/core/clock";
import { formatDay } from "@/lib/core/format";
import { formatAmount } from "@/lib/core/money";
import type { ProjectDetail } from "@/lib/projects/queries";
import { useMonthName } from "./month-name";

/** What each fact says, in the order of the office's own forms; money with its unit. */
function useFacts(project: ProjectDetail): [string, string | null][] {
  const t = useTranslations("project");
  const words = useTranslations("projects");
  const money = (amount: number | null) =>
    amount === null ? null : `${formatAmount(amount)} ${t("unitWan")}`;
  const locale = useLocale();
  const day = (value: string | null) => value && formatDay(value, locale);
  const names = (list: { name: string }[]) => list.map((item) => item.name).join("、") || null;
  const isPublic = project.visibility === "public";
  const inside: [string, string | null][] = [
    [t("investedBefore"), money(project.investedBefore)],
    [t("owner"), project.owner],
    [t("agent"), project.agent],
    [t("address"), project.address],
  ];
  return [
    [t("responsibleUnit"), project.responsibleUnit?.name ?? null],
    [t("leaders"), project.leaders.map((leader) => leader.title).join("、") || null],
    [t("pairedUnits"), names(project.pairedUnits)],
    [t("industryUnit"), project.industryUnit?.name ?? null],
    [t("region"), project.region?.name ?? null],
    [t("level"), words(`levels.${project.level}`)],
    [t("nature"), words(`natures.${project.nature}`)],
    [
      t("investmentSubject"),
      project.investmentText ?? (project.investmentSubject && words(`subjects.${project.investmentSubject}`)),
    ],
    [t("totalInvestment"), money(project.totalInvestment)],
    [t("plannedStart"), day(project.plannedStart)],
    [t("plannedCompletion"), day(project.plannedCompletion)],
    [t("actualStart"), day(project.actualStart)],
    [t("actualCompletion"), day(project.actualCompletion)],
    [t("programme"), project.programme],
    [t("nationalCode"), project.nationalCode],
    ...(isPublic ? [] : inside),
  ];
}

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
  if (pauses.length === 0) return <p className="text-ink-2">{t("noPauses")}</p>;
  return (
    <ul>
      {pauses.map(({ id, from, to, reason }) => (
        <li key={id}>
          {to
            ? t("pauseUntil", { from: monthName(from, true), to: monthName(to, true) })
            : t("pauseOpen", { from: monthName(from, true) })}
          {reason && <span className="ml-3 text-ink-2">{reason}</span>}
        </li>
      ))}
    </ul>
  );
}

/** All facts of the project on one page; `children` are what the reader may do with them. */
export function OverviewTab({ project, children }: { project: ProjectDetail; children?: React.ReactNode }) {
  const t = useTranslations("project");
  const facts = useFacts(project);
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[3fr_2fr]">
      <Card title={t("facts")}>
        <KeyValues
          items={facts.map(([name, value]) => ({
            key: name,
            name,
            value: value ?? <span className="text-ink-2">{t("none")}</span>,
          }))}
        />
        {project.content && (
          <div className="mt-3 border-t border-line pt-3">
            <h3 className="mb-1 text-ink-2">{t("content")}</h3>
            <p className="whitespace-pre-line">{project.content}</p>
          </div>
        )}
      </Card>
      <div className="grid gap-4">
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
