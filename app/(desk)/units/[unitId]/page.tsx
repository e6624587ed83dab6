import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { LatestLogs } from "@/components/coverage/latest-logs";
import { ProjectLamps } from "@/components/coverage/project-lamps";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { Actor } from "@/lib/auth/permissions";
import { businessNow } from "@/lib/core/clock";
import { AppError } from "@/lib/core/errors";
import { getBusinessUnit } from "@/lib/coverage/queries";
import { listProjects, type ProjectList } from "@/lib/projects/queries/list-projects";
import { requireUser } from "@/lib/web/session";
import { listWorkLogs } from "@/lib/work-logs/queries";
import { OpenWork } from "./open-work";

type Props = { params: Promise<{ unitId: string }> };

const LOGS_SHOWN = 10;

async function find(actor: Actor, unitId: string) {
  try {
    return await getBusinessUnit(actor, unitId);
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await find(await requireUser(), (await params).unitId)).name };
}

/** A list of the unit's projects under its heading, which opens the same list in the registry. */
function Projects({
  title,
  none,
  list,
  href,
}: {
  title: string;
  none: string;
  list: ProjectList;
  href: string;
}) {
  return (
    <section>
      <h2 className="mb-2 font-semibold">
        <Link prefetch={false} href={href} className="hover:text-accent hover:underline">
          {title}
        </Link>
      </h2>
      {list.items.length > 0 ? (
        <ProjectLamps caption={title} projects={list.items} year={list.year} />
      ) : (
        <p className="text-ink-2">{none}</p>
      )}
    </section>
  );
}

/** One unit: what waits for it, what it answers for, what it helps, and what it has done. */
export default async function UnitPage({ params }: Props) {
  const actor = await requireUser();
  const unit = await find(actor, (await params).unitId);
  const now = await businessNow();
  const of = (role: "unit" | "pair") =>
    listProjects(actor, { [role]: unit.id, pageSize: 200, inPlan: "with", sort: "number" }, now);
  const [t, answers, helps, logs] = await Promise.all([
    getTranslations("coverage"),
    of("unit"),
    of("pair"),
    listWorkLogs(actor, { unit: unit.id, pageSize: LOGS_SHOWN }),
  ]);
  const year = { year: String(answers.year), inPlan: "with" };
  return (
    <>
      <PageHeader title={unit.name} subtitle={unit.region?.name}>
        <LinkButton href="/coverage">{t("back")}</LinkButton>
      </PageHeader>
      <div className="grid gap-5">
        {answers.items.length > 0 && (
          <Card title={t("openWork")}>
            <OpenWork actor={actor} unit={unit} now={now} />
          </Card>
        )}
        <Projects
          title={t("unitHelps", { count: helps.items.length })}
          none={t("noHelps")}
          list={helps}
          href={`/projects?${new URLSearchParams({ pair: unit.id, ...year })}`}
        />
        <Projects
          title={t("unitAnswers", { count: answers.items.length })}
          none={t("noAnswers")}
          list={answers}
          href={`/projects?${new URLSearchParams({ unit: unit.id, ...year })}`}
        />
        <LatestLogs logs={logs.items} total={logs.total} href={`/work-logs?unit=${unit.id}`} />
      </div>
    </>
  );
}
