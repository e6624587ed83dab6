import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { FileList } from "@/components/files/file-list";
import { RemoveFile } from "@/components/files/remove-file";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import type { Actor } from "@/lib/auth/permissions";
import { businessNow } from "@/lib/core/clock";
import { AppError } from "@/lib/core/errors";
import { formatPeriod } from "@/lib/core/format";
import { isPeriod } from "@/lib/core/periods";
import { filesOf } from "@/lib/files/queries";
import { quotas } from "@/lib/files/rules";
import { currentPeriod } from "@/lib/periods/queries";
import { type Filing, getFiling, listFilings } from "@/lib/progress/queries";
import { whyNotSubmit } from "@/lib/progress/rules";
import { errorText } from "@/lib/web/form-state";
import { requireUser } from "@/lib/web/session";
import { removeFileAction } from "../../_files/actions";
import { raiseLinks } from "../../issues/raise-links";
import { type Address, textAt } from "../address";
import { Deadline } from "../deadline";
import { FiledValues } from "./filed-values";
import { KeptText } from "./kept-text";
import { ReportForm } from "./report-form";
import { ReportPhotos } from "./report-photos";
import { reportProps, storageKeyOf } from "./report-props";

type Props = { params: Promise<{ projectId: string }>; searchParams: Promise<Address> };

async function find(actor: Actor, projectId: string, asked: string | undefined, now: Date) {
  const period = asked && isPeriod(asked) ? asked : (await currentPeriod(actor, now))?.period;
  if (!period) notFound();
  try {
    return await getFiling(actor, projectId, period, now);
  } catch (error) {
    if (error instanceof AppError && (error.code === "NOT_FOUND" || error.code === "FORBIDDEN")) notFound();
    throw error;
  }
}

/** The next project of the same unit whose report is wanting, after this one in number order. */
async function nextOf(actor: Actor, filing: Filing, now: Date): Promise<string | null> {
  const { project, period } = filing;
  const { items } = await listFilings(actor, period.id, now, project.unit ?? undefined);
  const wanting = items.filter(
    (item) => item.id !== project.id && item.state !== "submitted" && item.state !== "accepted",
  );
  const next = wanting.find((item) => item.number > project.number) ?? wanting[0];
  return next ? `/filing/${next.id}?period=${period.id}` : null;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("filing"))("title") };
}

export default async function ReportPage({ params, searchParams }: Props) {
  const actor = await requireUser();
  const [{ projectId }, address, now] = await Promise.all([params, searchParams, businessNow()]);
  const filing = await find(actor, projectId, textAt(address, "period"), now);
  const [t, files, errors, stageWords, locale, nextHref] = await Promise.all([
    getTranslations("filing"),
    getTranslations("files"),
    getTranslations("errors"),
    getTranslations("projects.stages"),
    getLocale(),
    nextOf(actor, filing, now),
  ]);
  const { project, period, report } = filing;
  const ledgerOf = await raiseLinks(actor, project);
  const whyNot = whyNotSubmit(period.state, report?.state ?? null, filing.inPlan);
  const photos = (await filesOf("report", [projectId], period.id)).get(projectId) ?? [];
  const storageKey = storageKeyOf(filing, actor);
  const filed = textAt(address, "filed");
  const justFiled = report?.state === "submitted" && filed === String(report.version);
  return (
    <ClientMessages use={["filing", "lamps", "files"]}>
      <PageHeader
        title={t("formTitle", { month: formatPeriod(period.id, locale, { year: false }) })}
        subtitle={
          <Link href={`/projects/${projectId}`} className="hover:text-accent hover:underline">
            {project.name} · {project.number}
          </Link>
        }
      >
        <Deadline period={period} now={now} />
      </PageHeader>
      {justFiled && (
        <Notice
          live
          title={t("filedTitle")}
          next={
            <span className="flex flex-wrap gap-3">
              {nextHref && <LinkButton href={nextHref}>{t("next")}</LinkButton>}
              <LinkButton href={`/filing?period=${period.id}`}>{t("toList")}</LinkButton>
              {report && ledgerOf(report)}
            </span>
          }
        >
          {t(nextHref ? "filedText" : "filedLast")}
        </Notice>
      )}
      {report?.state === "returned" && (
        <Notice kind="warn" title={t("returnedTitle", { by: report.reviewedBy ?? "" })}>
          {t("returnedText")}
        </Notice>
      )}
      {whyNot ? (
        <>
          <Notice
            next={
              <Link href={`/filing?period=${period.id}`} className="text-accent hover:underline">
                {t("toList")}
              </Link>
            }
          >
            {errorText(errors, {
              reason: filing.withdrawn ? "PROJECT_WITHDRAWN" : whyNot,
              detail: { period: period.id, number: project.number },
            })}
          </Notice>
          {report && (
            <Card title={t(`states.${report.state}`)}>
              <FiledValues report={report} />
            </Card>
          )}
          <KeptText storageKey={storageKey} />
        </>
      ) : (
        <ReportForm
          key={filed ?? ""}
          {...reportProps(filing, actor, locale, stageWords)}
          nextHref={nextHref}
        />
      )}
      {!whyNot && (
        <ReportPhotos projectId={projectId} period={period.id} limit={quotas.report - photos.length}>
          <FileList
            files={photos}
            actionsOf={({ id, name }) => <RemoveFile action={removeFileAction} fileId={id} name={name} />}
          />
        </ReportPhotos>
      )}
      {whyNot && photos.length > 0 && (
        <Card title={files("photos")} className="mt-4">
          <FileList files={photos} />
        </Card>
      )}
    </ClientMessages>
  );
}
