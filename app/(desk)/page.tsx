import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/shell/page-header";
import type { Actor } from "@/lib/auth/permissions";
import { businessNow } from "@/lib/core/clock";
import { listWaiting, type WaitingIssue } from "@/lib/issues/queries/list-waiting";
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

type DeskProps = { actor: Actor; now: Date; issues: readonly WaitingIssue[] };

function Desk({ actor, now, issues }: DeskProps) {
  const meeting = <MeetingCard actor={actor} now={now} />;
  const ledger = <IssuesCard actor={actor} issues={issues} />;
  switch (actor.role) {
    case "reporter":
      return (
        <>
          <ReporterDesk actor={actor} now={now} />
          {ledger}
          {meeting}
        </>
      );
    case "centre":
    case "coordinator":
      return <OfficeDesk actor={actor} now={now} issues={issues} ledger={ledger} meeting={meeting} />;
    case "leader":
      return <LeaderDesk actor={actor} now={now} decisions={ledger} meeting={meeting} />;
    case "discipline":
      return (
        <>
          <DisciplineDesk actor={actor} />
          {meeting}
        </>
      );
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
  const issues = await listWaiting(actor, now);
  return (
    <>
      <PageHeader title={t("title")} />
      <div className="grid gap-4">
        <Desk actor={actor} now={now} issues={issues} />
      </div>
    </>
  );
}
