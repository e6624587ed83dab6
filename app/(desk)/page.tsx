import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/shell/page-header";
import type { Actor } from "@/lib/auth/permissions";
import { businessNow } from "@/lib/core/clock";
import { requireUser } from "@/lib/web/session";
import { DisciplineDesk, LeaderDesk } from "./_desk/board-desk";
import { IssuesCard } from "./_desk/issues-card";
import { MeetingCard } from "./_desk/meeting-card";
import { OfficeDesk } from "./_desk/office-desk";
import { AdminDesk, AuditorDesk } from "./_desk/record-desks";
import { ReporterDesk } from "./_desk/reporter-desk";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("title") };
}

function Desk({ actor, now }: { actor: Actor; now: Date }) {
  switch (actor.role) {
    case "reporter":
      return <ReporterDesk actor={actor} now={now} />;
    case "centre":
    case "coordinator":
      return <OfficeDesk actor={actor} now={now} />;
    case "leader":
      return <LeaderDesk actor={actor} now={now} />;
    case "discipline":
      return <DisciplineDesk actor={actor} />;
    case "auditor":
      return <AuditorDesk actor={actor} />;
    case "admin":
      return <AdminDesk actor={actor} />;
  }
}

/** What waits for me. */
export default async function DeskPage() {
  const actor = await requireUser();
  const [t, now] = await Promise.all([getTranslations("desk"), businessNow()]);
  return (
    <>
      <PageHeader title={t("title")} />
      <Desk actor={actor} now={now} />
      <MeetingCard actor={actor} now={now} />
      <IssuesCard actor={actor} now={now} />
    </>
  );
}
