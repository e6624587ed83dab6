import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { Actor } from "@/lib/auth/permissions";
import { businessNow, dayIn } from "@/lib/core/clock";
import { formatDay } from "@/lib/core/format";
import type { MeetingView } from "@/lib/meetings/queries/get-meeting";
import { getMinutesFacts, listMinutesTexts, previewPublish } from "@/lib/meetings/queries/meeting-papers";
import type { MinutesParagraph } from "@/lib/meetings/rules/minutes-content";
import { minutesOf } from "@/lib/web/meeting-documents";
import { minutesContent } from "@/lib/web/minutes";
import { requireUser } from "@/lib/web/session";
import { findMeeting, orNotFound } from "../find-meeting";
import { PublishButton, ResumeButton } from "../meeting-controls";
import { Effects } from "./effects";
import { Paper } from "./paper";
import { EditParagraph } from "./paragraph";

type Props = { params: Promise<{ meetingId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("meetings"))("minutes.title") };
}

const documentHref = (meetingId: string, kind: "minutes" | "pack") =>
  `/api/meetings/${meetingId}/documents/${kind}`;

async function Files({ meeting }: { meeting: MeetingView }) {
  const [t, locale] = await Promise.all([getTranslations("meetings.minutes"), getLocale()]);
  return (
    <Card title={t("files")}>
      <ul className="grid gap-3">
        {meeting.documents.map(({ kind, name, sha256, at }) => (
          <li key={kind}>
            <a href={documentHref(meeting.id, kind)} download className="text-accent hover:underline">
              {name}
            </a>
            <span className="block text-xs text-ink-2">
              {t("frozen", { day: formatDay(dayIn(new Date(at)), locale) })}
            </span>
            <code className="block text-xs break-all text-ink-2">{t("sha", { sha: sha256 })}</code>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** The published minutes, as they were frozen. */
async function Published({ actor, meeting }: { actor: Actor; meeting: MeetingView }) {
  const [t, now] = await Promise.all([getTranslations("meetings"), businessNow()]);
  const content = await orNotFound(minutesOf(actor, meeting.id, now));
  return (
    <>
      <PageHeader
        title={t("nth", { series: meeting.series.name, ordinal: meeting.ordinal ?? 0 })}
        subtitle={t("minutes.title")}
      >
        <LinkButton variant="primary" href={documentHref(meeting.id, "minutes")} download>
          {t("minutes.docx")}
        </LinkButton>
        <LinkButton href={documentHref(meeting.id, "pack")} download>
          {t("minutes.xlsx")}
        </LinkButton>
        <LinkButton href={`/meetings/${meeting.id}`}>{t("facts")}</LinkButton>
      </PageHeader>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0 lg:order-2">
          <Files meeting={meeting} />
        </div>
        <Paper content={content} />
      </div>
    </>
  );
}

/** The draft: paragraphs to be reworded by whoever holds the meeting, beside what publishing will do. */
async function Draft({ actor, meeting }: { actor: Actor; meeting: MeetingView }) {
  const [t, now] = await Promise.all([getTranslations("meetings"), businessNow()]);
  const holds = meeting.standing === "hold";
  const edits = holds && meeting.state === "drafted";
  const [facts, texts, preview] = await Promise.all([
    orNotFound(getMinutesFacts(actor, meeting.id, now)),
    orNotFound(listMinutesTexts(actor, meeting.id, now)),
    edits ? previewPublish(actor, meeting.id, now) : null,
  ]);
  const worded = new Map(texts.map((text) => [text.key, text]));
  const target = { meetingId: meeting.id, version: meeting.version };
  const edit = ({ key, text }: MinutesParagraph) => (
    <EditParagraph
      key={`${key} ${worded.get(key)?.version ?? 0} ${text}`}
      meetingId={meeting.id}
      name={key}
      text={text}
      version={worded.get(key)?.version ?? 0}
      wordedBy={worded.get(key)?.byName ?? null}
    />
  );
  return (
    <>
      <PageHeader
        title={t("nth", { series: meeting.series.name, ordinal: meeting.ordinal ?? 0 })}
        subtitle={t("minutes.draftTitle")}
      >
        <LinkButton href={documentHref(meeting.id, "minutes")} download>
          {t("minutes.docx")}
        </LinkButton>
        {edits && <ResumeButton target={target} />}
        {edits && <PublishButton target={target} />}
        <LinkButton href={`/meetings/${meeting.id}`}>{t("facts")}</LinkButton>
      </PageHeader>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        {preview && (
          <div className="min-w-0 lg:sticky lg:top-5 lg:order-2">
            <Effects preview={preview} />
          </div>
        )}
        <Paper content={minutesContent(facts)} edit={edits ? edit : undefined} />
      </div>
    </>
  );
}

export default async function MinutesPage({ params }: Props) {
  const actor = await requireUser();
  const meeting = await findMeeting((await params).meetingId);
  if (!["in_session", "drafted", "published"].includes(meeting.state)) notFound();
  if (meeting.state !== "published" && meeting.standing === "attend") notFound();
  return (
    <ClientMessages use={["meetings"]}>
      {meeting.state === "published" ? (
        <Published actor={actor} meeting={meeting} />
      ) : (
        <Draft actor={actor} meeting={meeting} />
      )}
    </ClientMessages>
  );
}
