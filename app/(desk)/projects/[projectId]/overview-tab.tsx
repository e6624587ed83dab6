import { useTranslations } from "next-intl";
import { formatAmount } from "@/lib/core/money";
import type { ProjectDetail } from "@/lib/projects/queries";
import { useMonthName } from "./month-name";

const card = "rounded-lg border border-line bg-surface";
const head = "border-b border-line px-4 py-2.5 font-semibold";
const cell = "border-b border-line px-4 py-1.5 text-left align-top";

/** What each fact says, in the order of the office's own forms; money with its unit. */
function useFacts(project: ProjectDetail): [string, string | null][] {
  const t = useTranslations("project");
  const words = useTranslations("projects");
  const money = (amount: number | null) =>
    amount === null ? null : `${formatAmount(amount)} ${t("unitWan")}`;
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
    [t("plannedStart"), project.plannedStart],
    [t("plannedCompletion"), project.plannedCompletion],
    [t("actualStart"), project.actualStart],
    [t("actualCompletion"), project.actualCompletion],
    [t("programme"), project.programme],
    [t("nationalCode"), project.nationalCode],
    ...(isPublic ? [] : inside),
  ];
}

function Plans({ plans }: { plans: ProjectDetail["plans"] }) {
  const t = useTranslations("project");
  if (plans.length === 0) return <p className="px-4 py-3 text-ink-2">{t("noPlans")}</p>;
  return (
    <table className="w-full border-collapse">
      <thead className="text-xs text-ink-2">
        <tr>
          <th className={`${cell} font-medium`}>{t("year")}</th>
          <th className={`${cell} text-right font-medium`}>{t("annualPlan")}</th>
          <th className={`${cell} font-medium`}>{t("state")}</th>
        </tr>
      </thead>
      <tbody>
        {plans.map((plan) => (
          <tr key={plan.year}>
            <td className={cell}>{plan.year}</td>
            <td className={`${cell} text-right tabular-nums`}>{formatAmount(plan.annualPlan)}</td>
            <td className={cell}>
              {plan.confirmedAt
                ? t("planConfirmed", { date: plan.confirmedAt.slice(0, 10) })
                : t("planDraft")}
              {plan.physicalGoal && <span className="block text-ink-2">{plan.physicalGoal}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Milestones({ milestones }: { milestones: ProjectDetail["milestones"] }) {
  const t = useTranslations("project");
  if (milestones.length === 0) return <p className="px-4 py-3 text-ink-2">{t("noMilestones")}</p>;
  return (
    <table className="w-full border-collapse">
      <thead className="text-xs text-ink-2">
        <tr>
          <th className={`${cell} font-medium`}>{t("milestone")}</th>
          <th className={`${cell} font-medium`}>{t("planned")}</th>
          <th className={`${cell} font-medium`}>{t("reached")}</th>
        </tr>
      </thead>
      <tbody>
        {milestones.map((milestone) => (
          <tr key={milestone.name}>
            <td className={cell}>{milestone.name}</td>
            <td className={`${cell} whitespace-nowrap`}>{milestone.planned}</td>
            <td className={`${cell} whitespace-nowrap`}>{milestone.actual ?? t("notReached")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Pauses({ pauses }: { pauses: ProjectDetail["pauses"] }) {
  const t = useTranslations("project");
  const monthName = useMonthName();
  if (pauses.length === 0) return <p className="px-4 py-3 text-ink-2">{t("noPauses")}</p>;
  return (
    <ul className="px-4 py-3">
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
      <section className={card}>
        <h2 className={head}>{t("facts")}</h2>
        <dl className="grid gap-x-4 gap-y-1.5 px-4 py-3 sm:grid-cols-[8rem_1fr]">
          {facts.map(([label, value]) => (
            <div key={label} className="contents">
              <dt className="text-ink-2">{label}</dt>
              <dd className="mb-1 min-w-0 break-words sm:mb-0">
                {value ?? <span className="text-ink-2">{t("none")}</span>}
              </dd>
            </div>
          ))}
        </dl>
        {project.content && (
          <div className="border-t border-line px-4 py-3">
            <h3 className="mb-1 text-ink-2">{t("content")}</h3>
            <p className="whitespace-pre-line">{project.content}</p>
          </div>
        )}
      </section>
      <div className="grid gap-4">
        <section className={card}>
          <h2 className={head}>{t("plans")}</h2>
          <Plans plans={project.plans} />
        </section>
        {project.visibility === "full" && (
          <section className={card}>
            <h2 className={head}>{t("milestones")}</h2>
            <Milestones milestones={project.milestones} />
          </section>
        )}
        <section className={card}>
          <h2 className={head}>{t("pauses")}</h2>
          <Pauses pauses={project.pauses} />
        </section>
        {children}
      </div>
    </div>
  );
}
