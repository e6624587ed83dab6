import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { GuideLink } from "@/components/shell/guide-link";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { Actor } from "@/lib/auth/permissions";
import { getUser } from "@/lib/auth/queries";
import { listCases } from "@/lib/cases/queries";
import { formatPeriod } from "@/lib/core/format";
import { type BoardProject, getBoard } from "@/lib/dashboard/queries";
import { CaseTable } from "../cases/case-table";
import { AheadCard } from "./ahead-card";
import { LampCounts } from "./lamp-counts";
import { LampList } from "./lamp-list";

/** A leader's desk: the linked projects by lamp, what went red, what is behind. */
export async function LeaderDesk({
  actor,
  now,
  decisions,
  meeting,
}: {
  actor: Actor;
  now: Date;
  /** The shelvings and extensions that wait for the leader. */
  decisions: ReactNode;
  meeting: ReactNode;
}) {
  const [t, locale, user] = await Promise.all([
    getTranslations("desk"),
    getLocale(),
    getUser(actor, actor.id),
  ]);
  const leader = user.leaderTitle;
  const board = await getBoard(actor, leader ? { leader } : {});
  if (!board || board.projects.length === 0) {
    return (
      <>
        <EmptyState title={t("noLamps")} action={<LinkButton href="/board">{t("toBoard")}</LinkButton>}>
          {t(leader ? "noLampsLeader" : "noLampsHint")}
        </EmptyState>
        {decisions}
        {meeting}
      </>
    );
  }
  const newlyRed = board.projects.filter((row) => row.lamp === "red" && row.redRun === 1);
  const others = board.projects.filter(
    (row) => row.lamp === "yellow" || (row.lamp === "red" && row.redRun > 1),
  );
  const list = (title: string, projects: readonly BoardProject[]) =>
    projects.length > 0 && (
      <section>
        <h2 className="mb-2 font-semibold">{title}</h2>
        <LampList caption={title} projects={projects} period={board.period} />
      </section>
    );
  return (
    <div className="grid gap-4">
      <Card
        title={t(leader ? "linked" : "lampsOf", { month: formatPeriod(board.period, locale) })}
        aside={
          actor.leaderId ? (
            <Link href={`/leaders/${actor.leaderId}`} className="text-accent hover:underline">
              {t("myProjects")}
            </Link>
          ) : (
            leader
          )
        }
      >
        <LampCounts
          counts={board.counts}
          href={`/board${leader ? `?${new URLSearchParams({ leader })}` : ""}`}
        />
      </Card>
      {decisions}
      {newlyRed.length + others.length === 0 && <p className="text-ink-2">{t("noneBehind")}</p>}
      {list(t("newlyRed", { count: newlyRed.length }), newlyRed)}
      {list(t("stillBehind", { count: others.length }), others)}
      <AheadCard actor={actor} now={now} />
      {meeting}
    </div>
  );
}

const LATEST_CASES = 20;

/** Discipline's desk: the cases that the latest close has opened, and earlier ones. */
export async function DisciplineDesk({ actor }: { actor: Actor }) {
  const [t, locale, board, cases] = await Promise.all([
    getTranslations("desk"),
    getLocale(),
    getBoard(actor, {}),
    listCases(actor, { state: "opened", page: 1, pageSize: LATEST_CASES }),
  ]);
  if (!board) {
    return (
      <EmptyState title={t("noLamps")} action={<GuideLink numbers />}>
        {t("noLampsHint")}
      </EmptyState>
    );
  }
  const month = formatPeriod(board.period, locale);
  const opened = cases.items.filter(({ period }) => period === board.period);
  const earlier = cases.items.filter(({ period }) => period !== board.period);
  const list = (title: string, rows: typeof opened) => (
    <section>
      <h2 className="mb-2 font-semibold">{title}</h2>
      <CaseTable caption={title} rows={rows} />
    </section>
  );
  return (
    <div className="grid gap-4">
      <Card title={t("lampsOf", { month })}>
        <LampCounts counts={board.counts} href="/board" />
      </Card>
      {opened.length === 0 ? (
        <EmptyState title={t("noCases", { month })}>
          {t("noCasesHint", { months: board.settings.monthsRedToCase })}
        </EmptyState>
      ) : (
        list(t("newCases", { month, count: opened.length }), opened)
      )}
      {earlier.length > 0 && list(t("earlierCasesList", { count: cases.total - opened.length }), earlier)}
      <div>
        <LinkButton href="/cases">{t("toCases")}</LinkButton>
      </div>
    </div>
  );
}
