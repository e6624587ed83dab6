import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { IssueRows } from "@/components/issues/issue-rows";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { businessNow } from "@/lib/core/clock";
import { AppError } from "@/lib/core/errors";
import { formatPeriod } from "@/lib/core/format";
import { listRaisableProjects } from "@/lib/issues/queries/issue-choices";
import { listLikeIssues } from "@/lib/issues/queries/list-issues";
import { getProblemText } from "@/lib/issues/queries/problem-text";
import { issueCategories } from "@/lib/issues/rules/kinds";
import { whyNotRegister } from "@/lib/issues/rules/register";
import { categoryIn, titleFrom } from "@/lib/issues/rules/suggest";
import { type IssueSource, issueKinds, issueSources } from "@/lib/issues/schema";
import { requireUser } from "@/lib/web/session";
import type { Address } from "../address";
import { NewIssueForm } from "./new-issue-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("issues"))("newTitle") };
}

const textAt = (address: Address, key: string): string | undefined => {
  const value = address[key];
  return typeof value === "string" && value !== "" ? value : undefined;
};

/** Registering: an empty form, or one filled from a monthly report's problem text. */
export default async function NewIssuePage({ searchParams }: { searchParams: Promise<Address> }) {
  const actor = await requireUser();
  if (whyNotRegister(actor, "problem", null) !== null) notFound();
  const address = await searchParams;
  const [t, locale, now] = await Promise.all([getTranslations("issues"), getLocale(), businessNow()]);
  const reportId = textAt(address, "report");
  const report = reportId
    ? await getProblemText(actor, reportId).catch((error: unknown) => {
        if (error instanceof AppError) notFound();
        throw error;
      })
    : null;
  const projects = await listRaisableProjects(actor);
  const asked = report?.projectId ?? textAt(address, "project");
  const project = projects.find(({ id }) => id === asked) ?? null;
  const category = report ? categoryIn(report.problems) : undefined;
  const like = project ? await listLikeIssues(actor, { projectId: project.id, category }, now) : [];
  const mayDirect = whyNotRegister(actor, "directive", null) === null;
  const source: IssueSource = report ? "report" : actor.role === "leader" ? "instruction" : "inspection";
  return (
    <ClientMessages use={["issues"]}>
      <PageHeader
        title={t(report ? "newFromReport" : "newTitle")}
        subtitle={
          report && (
            <Link
              href={`/projects/${report.projectId}?tab=progress#${report.period}`}
              className="hover:text-accent hover:underline"
            >
              {report.projectName} · {formatPeriod(report.period, locale)}
            </Link>
          )
        }
      >
        <LinkButton href="/issues">{t("back")}</LinkButton>
      </PageHeader>
      {report?.raised.length ? (
        <Notice kind="warn" title={t("raisedAlready")}>
          {report.raised.map(({ id, number }) => (
            <Link key={id} href={`/issues/${id}`} className="mr-3 text-accent hover:underline">
              {number}
            </Link>
          ))}
        </Notice>
      ) : null}
      {like.length > 0 && (
        <section className="mb-4">
          <h2 className="mb-1 font-semibold">{t("like", { count: like.length })}</h2>
          <p className="mb-2 text-ink-2">{t("likeHint")}</p>
          <IssueRows caption={t("like", { count: like.length })} rows={like} ofProject />
        </section>
      )}
      <NewIssueForm
        idempotencyKey={crypto.randomUUID()}
        reportId={report?.id ?? ""}
        projects={projects.map(({ id, number, name }) => ({ value: id, label: `${number} ${name}` }))}
        kinds={(mayDirect ? issueKinds : issueKinds.slice(0, 1)).map((kind) => ({
          value: kind,
          label: t(`kinds.${kind}`),
        }))}
        categories={issueCategories.map((value) => ({ value, label: t(`categories.${value}`) }))}
        sources={issueSources.map((value) => ({ value, label: t(`sources.${value}`) }))}
        mayAssign={actor.role === "centre" || actor.role === "coordinator"}
        values={{
          kind: actor.role === "leader" ? "directive" : "problem",
          projectId: project?.id ?? "",
          category: category ?? "",
          title: report ? titleFrom(report.problems) : "",
          description: report?.problems ?? "",
          wanted: "",
          source,
        }}
      />
    </ClientMessages>
  );
}
