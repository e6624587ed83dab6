import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { KeyValues } from "@/components/ui/key-values";
import { Notice } from "@/components/ui/notice";
import { mayEditRegistry } from "@/lib/auth/permissions";
import { formatPeriod } from "@/lib/core/format";
import { getBoard } from "@/lib/dashboard/queries";
import { requireUser } from "@/lib/web/session";
import { boardAddress } from "../../board/address";
import { BoardSummary } from "../../board/board-summary";
import { BoardTable } from "../../board/board-table";
import { findProgramme } from "./find";

type Props = { params: Promise<{ programmeId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const programme = await findProgramme(await requireUser(), (await params).programmeId);
  return { title: programme.name };
}

/** One command: who is in it, and its projects as they stand on the board. */
export default async function ProgrammePage({ params }: Props) {
  const actor = await requireUser();
  const programme = await findProgramme(actor, (await params).programmeId);
  const [t, locale, board] = await Promise.all([
    getTranslations("programmes"),
    getLocale(),
    getBoard(actor, { programme: programme.name }),
  ]);
  const listHref = `/projects?programme=${programme.id}`;
  const muted = (words: string) => <span className="text-ink-2">{words}</span>;
  return (
    <>
      <PageHeader
        title={programme.name}
        subtitle={board && t("lampsOf", { period: formatPeriod(board.period, locale) })}
      >
        <LinkButton href={listHref}>{t("openList")}</LinkButton>
        <LinkButton href={boardAddress({ filters: { programme: programme.name }, all: true })}>
          {t("openBoard")}
        </LinkButton>
        {mayEditRegistry(actor) && (
          <LinkButton href={`/programmes/${programme.id}/edit`}>{t("edit")}</LinkButton>
        )}
      </PageHeader>
      <Card title={t("facts")} className="mb-4">
        <KeyValues
          items={[
            { name: t("commander"), value: programme.commander?.title ?? muted(t("noCommander")) },
            {
              name: t("members"),
              value: programme.members.map(({ name }) => name).join("、") || muted(t("noMembers")),
            },
            { name: t("projects"), value: programme.projects },
          ]}
        />
      </Card>
      {!board ? (
        <Notice>{t("notLit")}</Notice>
      ) : board.projects.length > 0 ? (
        <>
          <BoardSummary board={board} />
          <BoardTable board={board} all />
        </>
      ) : programme.projects > 0 ? (
        <Notice>{t("notLit")}</Notice>
      ) : (
        <EmptyState title={t("noProjects")}>{t("noProjectsText", { name: programme.name })}</EmptyState>
      )}
    </>
  );
}
