import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/shell/client-messages";
import { LinkButton } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Tabs } from "@/components/ui/tabs";
import { type Actor, mayEditRegistry, mayOverrideLamps, maySeeTrace } from "@/lib/auth/permissions";
import { businessNow, dayIn } from "@/lib/core/clock";
import { AppError } from "@/lib/core/errors";
import { isDay, yearOf } from "@/lib/core/periods";
import { filesOf, listProjectFiles } from "@/lib/files/queries";
import { getLamps } from "@/lib/lamps/queries/get-lamps";
import { listReports } from "@/lib/progress/queries";
import { getProjectAsOf } from "@/lib/projects/queries/as-of";
import { getProject, type ProjectDetail } from "@/lib/projects/queries/get-project";
import { listProjectTrace } from "@/lib/trace/queries";
import { requireUser } from "@/lib/web/session";
import { workLogRights } from "@/lib/work-logs/queries";
import { raiseLinks } from "../../issues/raise-links";
import { FilesTab } from "./files-tab";
import { ProjectHeader } from "./header";
import { HistoryTab } from "./history-tab";
import { IssuesTab } from "./issues-tab";
import { LampsTab } from "./lamps-tab";
import { LogsTab } from "./logs-tab";
import { OverrideForms } from "./override-forms";
import { OverviewTab } from "./overview-tab";
import { PauseForm } from "./plan-forms";
import { PlanTab } from "./plan-tab";
import { ProgressTab } from "./progress-tab";
import { TraceTab } from "./trace-tab";
import { WithdrawForm, WithdrawnNotice } from "./withdrawal";

type Props = {
  params: Promise<{ projectId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const TRACE_PAGE = 30;

/** The project, or the page that says there is none: also for whoever may not know of it. */
async function findProject(actor: Actor, id: string): Promise<ProjectDetail> {
  try {
    return await getProject(actor, id);
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const project = await findProject(await requireUser(), (await params).projectId);
  return { title: project.name };
}

export default async function ProjectPage({ params, searchParams }: Props) {
  const actor = await requireUser();
  const [{ projectId }, address, t] = await Promise.all([params, searchParams, getTranslations("project")]);
  const project = await findProject(actor, projectId);
  const history = await getLamps(actor, projectId);
  const [latest] = history.decisions;
  const year = latest ? yearOf(latest.period) : yearOf(dayIn(await businessNow()));
  // A list of next year's projects has no plan for this one: then its own year is shown.
  const shownYear =
    latest || project.plans.some((plan) => plan.year === year) ? year : (project.plans[0]?.year ?? year);
  const full = project.visibility === "full";
  const canTrace = maySeeTrace(actor, project);
  const logRights = await workLogRights(actor, projectId);
  const tabs = [
    "overview",
    ...(full ? ["progress" as const, "plan" as const] : []),
    "lamps",
    ...(full ? ["issues" as const] : []),
    ...(logRights.read ? ["logs" as const] : []),
    ...(canTrace ? ["trace" as const] : []),
    ...(full && canTrace ? ["history" as const] : []),
    ...(full ? ["files" as const] : []),
  ] as const;
  const today = dayIn(await businessNow());
  const asOf = typeof address.asOf === "string" && isDay(address.asOf) ? address.asOf : undefined;
  const tab = tabs.find((name) => name === (address.tab ?? (asOf && "history"))) ?? "overview";
  const field =
    typeof address.field === "string" && /^[A-Za-z]{1,40}$/.test(address.field) ? address.field : undefined;
  const page = Math.max(1, Math.min(100_000, Math.trunc(Number(address.page)) || 1));
  const planYear = /^(19|2[01])\d\d$/.test(String(address.year)) ? Number(address.year) : shownYear;
  const mayEdit = mayEditRegistry(actor) && !project.withdrawn;

  return (
    <>
      <ProjectHeader
        project={project}
        latest={latest ?? null}
        cases={history.cases}
        year={shownYear}
        canTrace={canTrace}
      />
      {address.saved === "1" && <Notice live>{t("saved")}</Notice>}
      <WithdrawnNotice project={project} mayRestore={mayEditRegistry(actor)} />
      <Tabs
        label={t("tabs")}
        current={tab}
        tabs={tabs.map((key) => ({
          key,
          href: `/projects/${projectId}?tab=${key}`,
          label: t(key === "plan" ? "planTab" : key),
        }))}
      />
      {tab === "overview" && (
        <OverviewTab
          project={project}
          edit={
            mayEdit && (
              <LinkButton href={`/projects/${projectId}/edit`} variant="quiet">
                {t("edit")}
              </LinkButton>
            )
          }
        >
          {mayEdit && (
            <ClientMessages use={["project", "errors"]}>
              <PauseForm projectId={projectId} />
              <WithdrawForm project={project} />
            </ClientMessages>
          )}
        </OverviewTab>
      )}
      {tab === "progress" && (
        <ProgressTab
          project={project}
          year={shownYear}
          reports={await listReports(actor, projectId)}
          photos={(await filesOf("report", [projectId])).get(projectId) ?? []}
          ledgerOf={await raiseLinks(actor, project)}
        />
      )}
      {tab === "plan" && <PlanTab actor={actor} project={project} year={planYear} />}
      {tab === "lamps" && (
        <LampsTab history={history} full={full}>
          {mayOverrideLamps(actor) && <OverrideForms actor={actor} projectId={projectId} history={history} />}
        </LampsTab>
      )}
      {tab === "issues" && <IssuesTab actor={actor} project={project} />}
      {tab === "logs" && (
        <LogsTab actor={actor} project={project} rights={logRights} address={address} page={page} />
      )}
      {tab === "files" && (
        <FilesTab
          actor={actor}
          projectId={projectId}
          scope={project}
          files={await listProjectFiles(actor, projectId)}
        />
      )}
      {tab === "history" && (
        <HistoryTab history={await getProjectAsOf(actor, projectId, asOf ?? today)} today={today} />
      )}
      {tab === "trace" && (
        <TraceTab
          projectId={projectId}
          field={field}
          trace={await listProjectTrace(actor, projectId, { page, pageSize: TRACE_PAGE, field })}
        />
      )}
    </>
  );
}
