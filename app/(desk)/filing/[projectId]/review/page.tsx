import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { FileList } from "@/components/files/file-list";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import type { Actor } from "@/lib/auth/permissions";
import { businessNow } from "@/lib/core/clock";
import { AppError } from "@/lib/core/errors";
import { formatMoment, formatPeriod } from "@/lib/core/format";
import { isPeriod } from "@/lib/core/periods";
import { filesOf } from "@/lib/files/queries";
import { getReview, listFilings, type Review } from "@/lib/progress/queries";
import { type ReportWarning, type ReviewedField, reviewedFields, whyNotReview } from "@/lib/progress/rules";
import { errorText } from "@/lib/web/form-state";
import { requireUser } from "@/lib/web/session";
import { raiseLinks } from "../../../issues/raise-links";
import { type Address, textAt } from "../../address";
import { Marks } from "../../marks";
import { LampPreview } from "../lamp-preview";
import { previewOf } from "../preview";
import { FieldReview } from "./field-review";
import { ReviewForm } from "./review-form";

type Props = { params: Promise<{ projectId: string }>; searchParams: Promise<Address> };

const warnedField: Record<ReportWarning, ReviewedField> = {
  MONEY_FAR_OFF_PLAN: "invested",
  CUMULATIVE_ABOVE_TOTAL: "invested",
  COMPLETION_BEFORE_START: "actualCompletion",
};

async function find(actor: Actor, projectId: string, period: string | undefined, now: Date): Promise<Review> {
  if (!period || !isPeriod(period)) notFound();
  try {
    return await getReview(actor, projectId, period, now);
  } catch (error) {
    if (error instanceof AppError && (error.code === "NOT_FOUND" || error.code === "FORBIDDEN")) notFound();
    throw error;
  }
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("review"))("title") };
}

export default async function ReviewPage({ params, searchParams }: Props) {
  const actor = await requireUser();
  const [{ projectId }, address, now] = await Promise.all([params, searchParams, businessNow()]);
  const { project, period, report, ...review } = await find(actor, projectId, textAt(address, "period"), now);
  const [t, filing, files, errors, locale, { items }] = await Promise.all([
    getTranslations("review"),
    getTranslations("filing"),
    getTranslations("files"),
    getTranslations("errors"),
    getLocale(),
    listFilings(actor, period.id, now),
  ]);
  const ledgerOf = await raiseLinks(actor, project);
  const photos = (await filesOf("report", [projectId], period.id)).get(projectId) ?? [];
  const queue = items.filter((item) => item.state === "submitted" && item.id !== projectId);
  const next = queue.find((item) => item.number > project.number) ?? queue[0];
  const [decision, doneId] = (textAt(address, "done") ?? "").split(":");
  const done = items.find((item) => item.id === doneId);
  const whyNot = whyNotReview(period.state, report.state, "accept");
  const mayReturn = whyNotReview(period.state, report.state, "return") === null;
  const context = {
    period: period.id,
    facts: review.facts,
    settings: review.settings,
    previous: review.previous,
  };
  const reported = report.invested !== null;
  const when = (instant: string) => formatMoment(instant, locale, { year: false });
  const notesOf = (field: ReviewedField) =>
    review.warnings
      .filter((warning) => warnedField[warning] === field)
      .map((warning) => filing(`warning.${warning}`))
      .join(" ");
  return (
    <ClientMessages use={["review", "filing", "lamps", "files"]}>
      <PageHeader
        title={t("heading", { month: formatPeriod(period.id, locale, { year: false }) })}
        subtitle={
          <Link href={`/projects/${projectId}`} className="hover:text-accent hover:underline">
            {project.name} · {project.number}
          </Link>
        }
      >
        <Link href={`/filing?period=${period.id}&view=queue`} className="text-accent hover:underline">
          {t("queue", { count: queue.length + (report.state === "submitted" ? 1 : 0) })}
        </Link>
      </PageHeader>
      {done && (decision === "accept" || decision === "return") && (
        <Notice live>{t(decision === "accept" ? "accepted" : "returned", { name: done.name })}</Notice>
      )}
      {whyNot && (
        <Notice>
          {period.state === "closed"
            ? errorText(errors, { reason: whyNot, detail: { period: period.id } })
            : t(`standing.${report.state}`, { by: report.reviewedBy ?? "" })}
        </Notice>
      )}
      <p className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-2">
        {project.unit !== report.submittedBy && <span>{project.unit ?? filing("noUnit")}</span>}
        {report.submittedAt && (
          <span>{t("submitted", { by: report.submittedBy ?? "", at: when(report.submittedAt) })}</span>
        )}
        {(report.filler || report.phone) && (
          <span>{[report.filler, report.phone].filter(Boolean).join(" ")}</span>
        )}
        <Marks identical={report.identical} late={report.late} />
        {!review.last && <span>{t("noLast")}</span>}
      </p>
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_320px]">
        <ReviewForm
          projectId={projectId}
          period={period.id}
          version={report.version}
          idempotencyKey={crypto.randomUUID()}
          mayAccept={whyNot === null}
          mayReturn={mayReturn}
          next={next?.id ?? null}
          fields={reviewedFields
            .filter(
              (field) =>
                !["actualStart", "actualCompletion", "milestones"].includes(field) ||
                (field === "milestones" ? report.milestones.length > 0 : report[field] !== null),
            )
            .map((field) => ({
              field,
              label: filing(`fields.${field}`),
              comment: report.comments[field] ?? null,
              shown: (
                <>
                  <FieldReview field={field} report={report} last={review.last} note={notesOf(field)} />
                  {field === "problems" && ledgerOf(report)}
                </>
              ),
            }))}
        />
        <Card title={t("lamp")} className="lg:sticky lg:top-5">
          <LampPreview context={context} preview={previewOf(context, report)} reported={reported} />
        </Card>
      </div>
      {photos.length > 0 && (
        <Card title={files("photos")} className="mt-5">
          <FileList files={photos} />
        </Card>
      )}
    </ClientMessages>
  );
}
