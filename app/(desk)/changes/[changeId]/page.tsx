import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { FromTo } from "@/components/changes/change-words";
import { FileList } from "@/components/files/file-list";
import { PlanDifference } from "@/components/plans/plan-difference";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { KeyValues } from "@/components/ui/key-values";
import { Notice } from "@/components/ui/notice";
import type { Actor } from "@/lib/auth/permissions";
import { type ChangeDetail, getChange } from "@/lib/changes/queries/get-change";
import { businessNow, dayIn } from "@/lib/core/clock";
import { AppError } from "@/lib/core/errors";
import { formatDay, formatPeriod } from "@/lib/core/format";
import { requireUser } from "@/lib/web/session";
import { DecideForm, WithdrawForm } from "./decide-form";
import { Effect } from "./effect";

type Props = { params: Promise<{ changeId: string }> };

const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

async function find(actor: Actor, id: string): Promise<ChangeDetail> {
  if (!isId(id)) notFound();
  try {
    return await getChange(actor, id, await businessNow());
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("changes"))("one") };
}

/** One request: from what to what, why, what it would do to the lamp, and the centre's answer. */
export default async function ChangePage({ params }: Props) {
  const actor = await requireUser();
  const change = await find(actor, (await params).changeId);
  const [t, locale] = await Promise.all([getTranslations("changes"), getLocale()]);
  const day = (instant: string) => formatDay(dayIn(new Date(instant)), locale);
  const asked = [
    { name: t("col.what"), value: t(`what.${change.what}`, { target: change.target }) },
    { name: t("fromTo"), value: <FromTo change={change} /> },
    { name: t("col.why"), value: t(`reasons.${change.reasonCode}`) },
    { name: t("reason"), value: change.reason },
    { name: t("evidence"), value: change.evidence || <span className="text-ink-2">{t("noEvidence")}</span> },
    {
      name: t("askedBy"),
      value: [
        change.onBehalfOf
          ? t("behalfOf", { name: change.requestedBy, unit: change.onBehalfOf })
          : change.requestedBy,
        day(change.requestedAt),
      ].join(" · "),
    },
  ];
  return (
    <ClientMessages use={["changes", "files"]}>
      <PageHeader
        title={t("one")}
        subtitle={
          <>
            <span className="font-semibold text-ink">{t(`states.${change.state}`)}</span>
            {change.lastMinute && <span className="ml-3">{t("lastMinute")}</span>}
          </>
        }
      >
        {change.mayWithdraw && <WithdrawForm changeId={change.id} version={change.version} />}
        <LinkButton href="/changes">{t("back")}</LinkButton>
      </PageHeader>
      <p className="-mt-2 mb-4">
        <Link href={`/projects/${change.project.id}?tab=plan`} className="text-accent underline">
          {change.project.name}
        </Link>
        <span className="ml-3 text-xs text-ink-2">
          {[change.project.number, change.unit?.name].filter(Boolean).join(" · ")}
        </span>
      </p>
      {!change.standing && <Notice kind="warn">{t("notStanding")}</Notice>}
      {change.lastMinute && change.state === "pending" && change.period && (
        <Notice>{t("lastMinuteNote", { period: formatPeriod(change.period, locale) })}</Notice>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-[3fr_2fr]">
        <div className="grid gap-4">
          <Card title={t("asked")}>
            <KeyValues items={asked} />
            {change.files.length > 0 && (
              <div className="mt-3 border-t border-line pt-3">
                <h3 className="mb-2 text-ink-2">{t("files")}</h3>
                <FileList files={change.files} />
              </div>
            )}
          </Card>
          {change.what === "plan" && (
            <PlanDifference year={Number(change.target)} from={change.from} to={change.to} />
          )}
        </div>
        <div className="grid gap-4">
          {change.effect && <Effect effect={change.effect} />}
          {change.mayDecide && (
            <DecideForm changeId={change.id} version={change.version} standing={change.standing} />
          )}
          {change.decidedAt && (
            <Card title={t(`states.${change.state}`)}>
              <KeyValues
                items={[
                  {
                    name: t("decidedBy"),
                    value: [change.decidedBy, day(change.decidedAt)].filter(Boolean).join(" · "),
                  },
                  ...(change.decision ? [{ name: t("words"), value: change.decision }] : []),
                  ...(change.effectiveFrom
                    ? [{ name: t("effectiveName"), value: formatPeriod(change.effectiveFrom, locale) }]
                    : []),
                ]}
              />
              {change.effectiveFrom && <p className="mt-3 text-xs text-ink-2">{t("closedStay")}</p>}
            </Card>
          )}
        </div>
      </div>
    </ClientMessages>
  );
}
