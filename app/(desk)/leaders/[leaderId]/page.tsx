import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { LatestLogs } from "@/components/coverage/latest-logs";
import { ProjectLamps } from "@/components/coverage/project-lamps";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { Actor } from "@/lib/auth/permissions";
import { businessNow } from "@/lib/core/clock";
import { AppError } from "@/lib/core/errors";
import { getLeader } from "@/lib/coverage/queries";
import { getBoard } from "@/lib/dashboard/queries";
import { listProjects } from "@/lib/projects/queries/list-projects";
import { requireUser } from "@/lib/web/session";
import { listWorkLogs } from "@/lib/work-logs/queries";
import { LampCounts } from "../../_desk/lamp-counts";
import { LampList } from "../../_desk/lamp-list";

type Props = { params: Promise<{ leaderId: string }> };

const LOGS_SHOWN = 10;

async function find(actor: Actor, leaderId: string) {
  try {
    return await getLeader(actor, leaderId);
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await find(await requireUser(), (await params).leaderId)).title };
}

/** One leader's projects: what is red or yellow and why, all of them, and what was done for them. */
export default async function LeaderPage({ params }: Props) {
  const actor = await requireUser();
  const leader = await find(actor, (await params).leaderId);
  const [t, board, list, logs] = await Promise.all([
    getTranslations("coverage"),
    getBoard(actor, { leader: leader.title }),
    businessNow().then((now) =>
      listProjects(actor, { leader: leader.id, pageSize: 200, inPlan: "with" }, now),
    ),
    listWorkLogs(actor, { leader: leader.id, pageSize: LOGS_SHOWN }),
  ]);
  const behind = board?.projects.filter((row) => row.lamp === "red" || row.lamp === "yellow") ?? [];
  const query = new URLSearchParams({ leader: leader.title });
  return (
    <>
      <PageHeader title={leader.title} subtitle={t("leaderTitle", { count: list.items.length })}>
        <LinkButton href={`/projects?leader=${leader.id}`}>{t("toList")}</LinkButton>
        <LinkButton href="/coverage">{t("back")}</LinkButton>
      </PageHeader>
      {list.items.length === 0 ? (
        <EmptyState title={t("noProjects")} />
      ) : (
        <div className="grid gap-5">
          {board && (
            <Card>
              <LampCounts counts={board.counts} href={`/board?${query}`} />
            </Card>
          )}
          {board && behind.length > 0 && (
            <section>
              <h2 className="mb-2 font-semibold">{t("behind", { count: behind.length })}</h2>
              <LampList
                caption={t("behind", { count: behind.length })}
                projects={behind}
                period={board.period}
              />
            </section>
          )}
          {board && behind.length === 0 && <p className="text-ink-2">{t("noneBehind")}</p>}
          <section>
            <h2 className="mb-2 font-semibold">{t("all")}</h2>
            <ProjectLamps caption={t("all")} projects={list.items} year={list.year} />
          </section>
          <LatestLogs logs={logs.items} total={logs.total} href={`/work-logs?leader=${leader.id}`} />
        </div>
      )}
    </>
  );
}
