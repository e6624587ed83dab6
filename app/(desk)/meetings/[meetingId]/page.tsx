import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { KeyValues } from "@/components/ui/key-values";
import { Notice } from "@/components/ui/notice";
import { businessNow } from "@/lib/core/clock";
import { formatDay, formatPeriod } from "@/lib/core/format";
import type { MeetingView } from "@/lib/meetings/queries/get-meeting";
import { listAddableIssues, listMoveTargets } from "@/lib/meetings/queries/preparation-choices";
import { requireUser } from "@/lib/web/session";
import { Agenda } from "./agenda";
import { Decisions } from "./decisions";
import { findMeeting } from "./find-meeting";
import { AddItem } from "./item-controls";
import { BuildButton, StartButton } from "./meeting-controls";

type Props = { params: Promise<{ meetingId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const meeting = await findMeeting((await params).meetingId);
  return { title: `${meeting.series.name} ${meeting.on}` };
}

async function Facts({ meeting }: { meeting: MeetingView }) {
  const [t, locale] = await Promise.all([getTranslations("meetings"), getLocale()]);
  const { series } = meeting;
  const items = [
    { name: t("when"), value: `${formatDay(meeting.on, locale)} ${meeting.startTime}` },
    { name: t("place"), value: meeting.place },
    { name: t("chair"), value: meeting.chair },
    { name: t("col.level"), value: t(`levels.${series.level as 1 | 2 | 3}`) },
    { name: t("scope"), value: series.region?.name ?? series.programme?.name ?? t("wholeCity") },
    ...(meeting.periodId ? [{ name: t("lampsOf"), value: formatPeriod(meeting.periodId, locale) }] : []),
    ...(meeting.publishedByName ? [{ name: t("publishedBy"), value: meeting.publishedByName }] : []),
  ];
  return (
    <Card title={t("facts")}>
      <KeyValues items={items} />
    </Card>
  );
}

async function Roll({ meeting }: { meeting: MeetingView }) {
  const t = await getTranslations("meetings");
  if (meeting.attendance.length === 0) return null;
  return (
    <Card title={t("roll")} aside={t("people", { count: meeting.attendance.length })}>
      <KeyValues
        items={meeting.attendance.map(({ id, name, presence, person }) => ({
          key: id,
          name,
          value: [presence ? t(`presence.${presence}`) : t("notCalled"), person].filter(Boolean).join(" "),
        }))}
      />
    </Card>
  );
}

/** Where the meeting stands and the next step. */
async function Actions({ meeting }: { meeting: MeetingView }) {
  const t = await getTranslations("meetings");
  const target = { meetingId: meeting.id, version: meeting.version };
  const holds = meeting.standing === "hold";
  const { state } = meeting;
  return (
    <>
      {holds && state === "preparing" && (
        <>
          <BuildButton target={target} built={meeting.builtAt !== null} />
          <StartButton target={target} built={meeting.builtAt !== null} />
        </>
      )}
      {holds && state === "in_session" && (
        <LinkButton variant="primary" href={`/meetings/${meeting.id}/hold`}>
          {t("hold")}
        </LinkButton>
      )}
      {state === "in_session" && meeting.standing !== "attend" && (
        <LinkButton href={`/meetings/${meeting.id}/screen`}>{t("screen")}</LinkButton>
      )}
      {state === "drafted" && meeting.standing !== "attend" && (
        <LinkButton variant={holds ? "primary" : "plain"} href={`/meetings/${meeting.id}/minutes`}>
          {t(holds ? "editMinutes" : "readDraft")}
        </LinkButton>
      )}
      {state === "published" && (
        <LinkButton variant="primary" href={`/meetings/${meeting.id}/minutes`}>
          {t("readMinutes")}
        </LinkButton>
      )}
      <LinkButton href="/meetings">{t("back")}</LinkButton>
    </>
  );
}

export default async function MeetingPage({ params }: Props) {
  const actor = await requireUser();
  const meeting = await findMeeting((await params).meetingId);
  const [t, locale, now] = await Promise.all([getTranslations("meetings"), getLocale(), businessNow()]);
  const prepares = meeting.standing === "hold" && meeting.state === "preparing";
  const [targets, issues] = prepares
    ? await Promise.all([listMoveTargets(actor, meeting, now), listAddableIssues(actor, meeting)])
    : [[], []];
  const title = meeting.ordinal
    ? t("nth", { series: meeting.series.name, ordinal: meeting.ordinal })
    : meeting.series.name;
  return (
    <ClientMessages use={["meetings"]}>
      <PageHeader
        title={title}
        subtitle={`${formatDay(meeting.on, locale)} ${meeting.startTime} · ${t(`states.${meeting.state}`)}`}
      >
        {prepares && (
          <AddItem
            meetingId={meeting.id}
            issues={issues.map(({ id, number, title: words }) => ({
              value: id,
              label: `${number} ${words}`,
            }))}
          />
        )}
        <Actions meeting={meeting} />
      </PageHeader>
      {meeting.cancelReason && (
        <Notice kind="warn" title={t("cancelled")}>
          {meeting.cancelReason}
        </Notice>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid gap-4 lg:sticky lg:top-5 lg:order-2">
          <Facts meeting={meeting} />
          <Roll meeting={meeting} />
        </div>
        <div className="grid min-w-0 gap-4">
          {meeting.decisions.length > 0 && (
            <section>
              <h2 className="mb-2 font-semibold">{t("decisions")}</h2>
              <Decisions decisions={meeting.decisions} />
            </section>
          )}
          <Agenda
            meeting={meeting}
            meetings={targets.map(({ id, series, on }) => ({
              value: id,
              label: `${series} ${formatDay(on, locale)}`,
            }))}
          />
        </div>
      </div>
    </ClientMessages>
  );
}
