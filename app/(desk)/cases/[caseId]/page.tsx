import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { KeyValues } from "@/components/ui/key-values";
import { Notice } from "@/components/ui/notice";
import type { Actor } from "@/lib/auth/permissions";
import { type CaseDetail, getCase } from "@/lib/cases/queries";
import { dayIn } from "@/lib/core/clock";
import { AppError } from "@/lib/core/errors";
import { formatDay, formatPeriod } from "@/lib/core/format";
import { requireUser } from "@/lib/web/session";
import { EvidenceMonths } from "./evidence-months";

type Props = { params: Promise<{ caseId: string }> };

const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** The case, or the page that says there is none: also for whoever may not see its inside. */
async function find(actor: Actor, id: string): Promise<CaseDetail> {
  if (!isId(id)) notFound();
  try {
    return await getCase(actor, id);
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await find(await requireUser(), (await params).caseId)).number };
}

/** One accountability case: whose it is, and the lamps and reports that it rests on, as they stood. */
export default async function CasePage({ params }: Props) {
  const actor = await requireUser();
  const one = await find(actor, (await params).caseId);
  const [t, locale] = await Promise.all([getTranslations("cases"), getLocale()]);
  const { evidence } = one;
  const day = (instant: string) => formatDay(dayIn(new Date(instant)), locale);
  const month = (period: string) => formatPeriod(period, locale);
  return (
    <>
      <PageHeader title={one.number} subtitle={t(`states.${one.state}`)}>
        <LinkButton href="/cases">{t("back")}</LinkButton>
      </PageHeader>
      {one.withdrawnAt && (
        <Notice
          title={t("withdrawnTitle", { at: day(one.withdrawnAt) })}
          next={
            <Link
              href={`/lamps/revisions?${new URLSearchParams({ period: one.period, to: String(one.withdrawnRevision) })}`}
              className="text-accent hover:underline"
            >
              {t("toRevisions")}
            </Link>
          }
        >
          {t("withdrawnText", { month: month(one.period), revision: one.withdrawnRevision ?? 0 })}
          {one.withdrawnBy && (
            <span className="block text-ink-2">
              {t("withdrawnBy", {
                month: month(one.withdrawnBy.period),
                by: one.withdrawnBy.by ?? "",
                reason: one.withdrawnBy.reason ?? "",
              })}
            </span>
          )}
        </Notice>
      )}
      <Card title={t("facts")} className="mb-4">
        <KeyValues
          items={[
            {
              key: "project",
              name: t("project"),
              value: (
                <Link href={`/projects/${one.projectId}?tab=lamps`} className="text-accent hover:underline">
                  {evidence.project.name}
                </Link>
              ),
            },
            { key: "number", name: t("projectNumber"), value: evidence.project.number },
            { key: "unit", name: t("unit"), value: evidence.project.unit ?? t("noUnit") },
            { key: "region", name: t("region"), value: evidence.project.region ?? "—" },
            {
              key: "leaders",
              name: t("leaders"),
              value: evidence.project.leaders.join("、") || "—",
            },
            {
              key: "why",
              name: t("why"),
              value: t("whyText", { month: month(one.period), months: evidence.monthsRedToCase }),
            },
            { key: "opened", name: t("opened"), value: day(one.openedAt) },
          ]}
        />
      </Card>
      <h2 className="mb-2 font-semibold">{t("evidence")}</h2>
      <p className="mb-3 text-ink-2">{t("frozen")}</p>
      <EvidenceMonths months={evidence.months} />
    </>
  );
}
