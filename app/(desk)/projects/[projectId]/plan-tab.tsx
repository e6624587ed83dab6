import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { ChangeTable } from "@/components/changes/change-table";
import { ClientMessages } from "@/components/shell/client-messages";
import { Card } from "@/components/ui/card";
import { type Actor, mayEditRegistry, mayRequestChange } from "@/lib/auth/permissions";
import { listChanges } from "@/lib/changes/queries/list-changes";
import { isLocked } from "@/lib/changes/rules/request";
import { formatDay } from "@/lib/core/format";
import type { ProjectDetail } from "@/lib/projects/queries/get-project";
import { PlanEditor } from "./plan-editor";
import { ConfirmPlan } from "./plan-forms";
import { PlanView } from "./plan-view";
import { type Askable, RequestForm } from "./request-form";
import { YearMilestones } from "./year-milestones";

type Plan = ProjectDetail["plans"][number];

const SHOWN_CHANGES = 50;

/** The years to choose from: those with a plan, the one shown and, for who edits, the one after the last. */
function yearsOf(plans: readonly Plan[], shown: number, edits: boolean): number[] {
  const known = plans.map((plan) => plan.year);
  const next = edits && known.length > 0 ? [Math.max(...known) + 1] : [];
  return [...new Set([...known, shown, ...next])].sort();
}

/** What of a project may be asked for: what is locked and not reached. */
async function askablesOf(project: ProjectDetail): Promise<Askable[]> {
  const [t, locale] = await Promise.all([getTranslations("changes"), getLocale()]);
  const plans = project.plans.map((plan) => ({ ...plan, confirmed: plan.confirmedAt !== null }));
  const standing = (day: string | null) => (day ? formatDay(day, locale) : t("noDay"));
  const label = (
    what: "plannedStart" | "plannedCompletion" | "milestone",
    target: string,
    day: string | null,
  ) => t("standsAt", { what: t(`what.${what}`, { target }), day: standing(day) });
  const days: Askable[] = isLocked({ ...project, plans }, { what: "plannedCompletion", target: "" })
    ? [
        ...(project.actualCompletion
          ? []
          : [
              {
                value: "plannedCompletion",
                label: label("plannedCompletion", "", project.plannedCompletion),
                day: project.plannedCompletion,
              },
            ]),
        {
          value: "plannedStart",
          label: label("plannedStart", "", project.plannedStart),
          day: project.plannedStart,
        },
        ...project.milestones
          .filter((item) => item.actual === null && project.actualCompletion === null)
          .map(({ name, planned }) => ({
            value: `milestone:${name}`,
            label: label("milestone", name, planned),
            day: planned,
          })),
      ]
    : [];
  const years = plans
    .filter((plan) => plan.confirmed)
    .map(({ year, annualPlan, monthlyPlan, physicalGoal }) => ({
      value: `plan:${year}`,
      label: t("what.plan", { target: String(year) }),
      year,
      plan: { annualPlan, monthlyPlan, physicalGoal },
    }));
  return [...days, ...years];
}

/** One year's plan with its months and milestones, and what was asked to change. */
export async function PlanTab({
  actor,
  project,
  year,
}: {
  actor: Actor;
  project: ProjectDetail;
  year: number;
}) {
  const edits = mayEditRegistry(actor) && !project.withdrawn;
  const [t, words, changes, askables] = await Promise.all([
    getTranslations("plans"),
    getTranslations("changes"),
    listChanges(actor, { project: project.id, pageSize: SHOWN_CHANGES }),
    mayRequestChange(actor, project) && !project.withdrawn ? askablesOf(project) : [],
  ]);
  const plan = project.plans.find((item) => item.year === year);
  const span = { plannedStart: project.plannedStart, plannedCompletion: project.plannedCompletion };
  const editable = edits && !plan?.confirmedAt;
  return (
    <ClientMessages use={["plans", "changes", "project", "files"]}>
      <div className="grid gap-4">
        <Card
          title={t("title", { year })}
          aside={
            <nav aria-label={t("years")} className="flex gap-3 text-sm">
              {yearsOf(project.plans, year, edits).map((item) => (
                <Link
                  key={item}
                  prefetch={false}
                  href={`/projects/${project.id}?tab=plan&year=${item}`}
                  aria-current={item === year ? "page" : undefined}
                  className="inline-flex min-h-6 items-center text-accent hover:underline aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
                >
                  {item}
                </Link>
              ))}
            </nav>
          }
        >
          {editable ? (
            <>
              <p className="mb-3 text-ink-2">{t(plan ? "draft" : "none", { year })}</p>
              <PlanEditor
                key={`${year} ${plan?.version ?? 0}`}
                projectId={project.id}
                year={year}
                span={span}
                plan={{
                  annualPlan: plan?.annualPlan ?? null,
                  monthlyPlan: plan?.monthlyPlan ?? [],
                  physicalGoal: plan?.physicalGoal ?? null,
                  version: plan?.version ?? null,
                }}
              />
            </>
          ) : plan ? (
            <PlanView plan={plan} span={span} />
          ) : (
            <p className="text-ink-2">{t("notIn", { year })}</p>
          )}
        </Card>
        {editable && plan && <ConfirmPlan projectId={project.id} year={year} version={plan.version} />}
        <YearMilestones milestones={project.milestones} year={year} />
        <Card
          title={words("title")}
          aside={project.changes > 0 && words("times", { count: project.changes })}
          flush={changes.total > 0}
        >
          {changes.total > 0 ? (
            <ChangeTable rows={changes.items} ofProject />
          ) : (
            <p className="text-ink-2">{words("noneOfProject")}</p>
          )}
        </Card>
        {askables.length > 0 && <RequestForm projectId={project.id} askables={askables} span={span} />}
      </div>
    </ClientMessages>
  );
}
