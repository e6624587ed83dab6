import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { LedgerLamp } from "@/components/issues/ledger-lamp";
import { LampWord } from "@/components/lamps/lamp-word";
import { ReasonCell } from "@/components/meetings/reason-cell";
import { ProjectName } from "@/components/projects/project-name";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { type Column, DataTable, SubLine } from "@/components/ui/data-table";
import { PrintButton } from "@/components/ui/print-button";
import { businessNow } from "@/lib/core/clock";
import { formatDay } from "@/lib/core/format";
import { formatAmount } from "@/lib/core/money";
import { lampOfDays } from "@/lib/issues/rules/clocks";
import { monthsOf } from "@/lib/lamps/rules/run";
import { getUnitSheet } from "@/lib/meetings/queries/meeting-papers";
import type { UnitSheet } from "@/lib/meetings/rules/facts";
import { requireUser } from "@/lib/web/session";
import { findMeeting, orNotFound } from "../../find-meeting";

type Props = { params: Promise<{ meetingId: string; unitId: string }> };
type Project = UnitSheet["projects"][number];
type Issue = UnitSheet["issues"][number];
type Promised = UnitSheet["promises"][number];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { series } = await findMeeting((await params).meetingId);
  return { title: series.name };
}

/** 一页表: what a unit accounts for: its projects by lamp, its issues, what it promised and what happened. */
export default async function SheetPage({ params }: Props) {
  const { meetingId, unitId } = await params;
  const actor = await requireUser();
  const [meeting, now] = await Promise.all([findMeeting(meetingId), businessNow()]);
  const sheet = await orNotFound(getUnitSheet(actor, meetingId, unitId, now));
  const [t, states, locale] = await Promise.all([
    getTranslations("meetings"),
    getTranslations("issues.states"),
    getLocale(),
  ]);
  const amount = (key: "annualPlan" | "expected" | "actual", head: string): Column<Project> => ({
    key,
    head,
    numeric: true,
    nowrap: true,
    cell: (row) => formatAmount(row[key]),
  });
  const projects: Column<Project>[] = [
    {
      key: "project",
      head: t("col.project"),
      rowHead: true,
      phone: "line",
      cell: ({ id, number, name }) => (
        <ProjectName project={{ projectId: id, number, name, unit: null }} tab="lamps" />
      ),
    },
    {
      key: "lamp",
      head: t("col.lamp"),
      phone: "line",
      nowrap: true,
      cell: (row) => <LampWord lamp={row.lamp} months={monthsOf(row)} />,
    },
    amount("annualPlan", t("col.plan")),
    amount("expected", t("col.expected")),
    amount("actual", t("col.actual")),
    {
      key: "why",
      head: t("col.reason"),
      phone: "line",
      cell: (line) => <ReasonCell line={line} period={sheet.period} />,
    },
  ];
  const issues: Column<Issue>[] = [
    {
      key: "issue",
      head: t("col.issue"),
      rowHead: true,
      phone: "line",
      cell: ({ id, number, title }) => (
        <>
          <Link href={`/issues/${id}`} className="text-accent hover:underline">
            {title}
          </Link>
          <SubLine>{number}</SubLine>
        </>
      ),
    },
    { key: "state", head: t("col.state"), nowrap: true, cell: ({ state }) => states(state) },
    {
      key: "deadline",
      head: t("col.deadline"),
      nowrap: true,
      cell: ({ deadline }) => (deadline ? formatDay(deadline, locale) : "—"),
    },
    {
      key: "left",
      head: t("col.lamp"),
      nowrap: true,
      cell: ({ daysLeft }) => <LedgerLamp lamp={lampOfDays(daysLeft)} daysLeft={daysLeft} />,
    },
  ];
  const promises: Column<Promised>[] = [
    {
      key: "meeting",
      head: t("col.meeting"),
      nowrap: true,
      cell: ({ ordinal, on }) => `${t("time", { ordinal })} ${formatDay(on, locale)}`,
    },
    {
      key: "text",
      head: t("col.text"),
      rowHead: true,
      phone: "line",
      cell: ({ text, issue }) => (
        <>
          {text}
          <SubLine>{issue ? issue.number : t("sheet.said")}</SubLine>
        </>
      ),
    },
    {
      key: "deadline",
      head: t("col.deadline"),
      nowrap: true,
      cell: ({ issue }) => (issue?.deadline ? formatDay(issue.deadline, locale) : "—"),
    },
    {
      key: "latest",
      head: t("col.latest"),
      phone: "line",
      cell: ({ issue, latest }) =>
        issue ? (
          <>
            {states(issue.state)}
            <SubLine>
              {latest ? `${formatDay(latest.on, locale)} ${latest.text}` : t("sheet.noLatest")}
            </SubLine>
          </>
        ) : (
          "—"
        ),
    },
  ];
  const { counts } = sheet;
  return (
    <ClientMessages use={["meetings"]}>
      <PageHeader
        title={t("sheet.title", { unit: sheet.unit.name })}
        subtitle={t("sheet.of", { series: meeting.series.name, day: formatDay(meeting.on, locale) })}
      >
        <PrintButton label={t("sheet.print")} />
        <LinkButton href={`/api/meetings/${meetingId}/sheets/${unitId}`} download>
          {t("sheet.download")}
        </LinkButton>
        <LinkButton href={`/meetings/${meetingId}`}>{t("facts")}</LinkButton>
      </PageHeader>
      <div className="grid gap-6">
        <section>
          <h2 className="mb-2 font-semibold">
            {t("sheet.projects")}
            <span className="ml-3 font-normal text-ink-2">{t("sheet.lampCounts", counts)}</span>
          </h2>
          {sheet.projects.length === 0 ? (
            <p className="text-ink-2">{t("sheet.noProjects")}</p>
          ) : (
            <DataTable
              caption={t("sheet.projects")}
              columns={projects}
              rows={sheet.projects}
              rowKey={({ id }) => id}
            />
          )}
        </section>
        <section>
          <h2 className="mb-2 font-semibold">{t("sheet.promises")}</h2>
          {sheet.promises.length === 0 ? (
            <p className="text-ink-2">{t("sheet.noPromises")}</p>
          ) : (
            <DataTable
              caption={t("sheet.promises")}
              columns={promises}
              rows={sheet.promises}
              rowKey={({ ordinal, text, issue }) => `${ordinal} ${issue?.id ?? text}`}
            />
          )}
        </section>
        <section>
          <h2 className="mb-2 font-semibold">{t("sheet.issues")}</h2>
          {sheet.issues.length === 0 ? (
            <p className="text-ink-2">{t("sheet.noIssues")}</p>
          ) : (
            <DataTable
              caption={t("sheet.issues")}
              columns={issues}
              rows={sheet.issues}
              rowKey={({ id }) => id}
            />
          )}
        </section>
      </div>
    </ClientMessages>
  );
}
