import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { KeyValues } from "@/components/ui/key-values";
import type { Actor } from "@/lib/auth/permissions";
import { businessNow, dayIn } from "@/lib/core/clock";
import { AppError } from "@/lib/core/errors";
import { formatDay, formatPeriod } from "@/lib/core/format";
import { getIssue, type IssueDetail } from "@/lib/issues/queries/get-issue";
import { listIssueMeetings } from "@/lib/meetings/queries/issue-meetings";
import { requireUser } from "@/lib/web/session";
import { ActsCard } from "./acts-card";
import { FixesCard } from "./fixes-card";
import { MeetingsCard } from "./meetings-card";
import { Timeline } from "./timeline";

type Props = { params: Promise<{ issueId: string }> };

/** The issue, or the page that says there is none: also for whoever may not know of it. */
async function find(actor: Actor, issueId: string): Promise<IssueDetail> {
  try {
    return await getIssue(actor, issueId, await businessNow());
  } catch (error) {
    if (error instanceof AppError && ["NOT_FOUND", "FORBIDDEN"].includes(error.code)) notFound();
    throw error;
  }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const issue = await find(await requireUser(), (await params).issueId);
  return { title: `${issue.number} ${issue.title}` };
}

async function Facts({ issue }: { issue: IssueDetail }) {
  const [t, locale] = await Promise.all([getTranslations("issues"), getLocale()]);
  const items = [
    {
      name: t("project"),
      value: issue.project ? (
        <Link href={`/projects/${issue.project.id}?tab=issues`} className="text-accent hover:underline">
          {issue.project.name}
        </Link>
      ) : (
        t("noProject")
      ),
    },
    { name: t("category"), value: t(`categories.${issue.category}`) },
    {
      name: t("source"),
      value: issue.report ? (
        <Link
          href={`/projects/${issue.project?.id}?tab=progress#${issue.report.period}`}
          className="text-accent hover:underline"
        >
          {t("fromReport", { month: formatPeriod(issue.report.period, locale) })}
        </Link>
      ) : (
        t(`sources.${issue.source}`)
      ),
    },
    { name: t("level"), value: t(`levels.${issue.level as 1 | 2 | 3}`) },
    {
      name: t("raised"),
      value: [formatDay(dayIn(new Date(issue.raisedAt)), locale), issue.raisedByUnit ?? issue.raisedBy].join(
        " ",
      ),
    },
    ...(issue.carried > 0 ? [{ name: t("carriedOver"), value: t("carried", { times: issue.carried }) }] : []),
    ...(issue.round > 1 ? [{ name: t("round"), value: String(issue.round) }] : []),
  ];
  return (
    <Card title={t("facts")}>
      <KeyValues items={items} />
    </Card>
  );
}

export default async function IssuePage({ params }: Props) {
  const actor = await requireUser();
  const issue = await find(actor, (await params).issueId);
  const [t, meetings] = await Promise.all([
    getTranslations("issues"),
    listIssueMeetings(actor, issue.id, await businessNow()),
  ]);
  return (
    <ClientMessages use={["issues", "files"]}>
      <PageHeader title={issue.title} subtitle={`${issue.number} · ${t(`states.${issue.state}`)}`}>
        {issue.fixes && (
          <LinkButton href={`/api/issues/${issue.id}/slip`} download>
            {t("slip")}
          </LinkButton>
        )}
        <LinkButton href="/issues">{t("back")}</LinkButton>
      </PageHeader>
      <FixesCard issue={issue} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid gap-4 lg:sticky lg:top-5 lg:order-2">
          <ActsCard issue={issue} />
          <Facts issue={issue} />
          <MeetingsCard meetings={meetings} />
        </div>
        <Timeline events={issue.timeline} />
      </div>
    </ClientMessages>
  );
}
