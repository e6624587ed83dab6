import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { GuideLink } from "@/components/shell/guide-link";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PrintButton } from "@/components/ui/print-button";
import { mayRunCycle, maySeeBusiness } from "@/lib/auth/permissions";
import { dayIn } from "@/lib/core/clock";
import { formatDay, formatPeriod } from "@/lib/core/format";
import { yearOf } from "@/lib/core/periods";
import { getBoard } from "@/lib/dashboard/queries";
import { listFilterOptions } from "@/lib/projects/queries/filter-options";
import { requireUser } from "@/lib/web/session";
import { type Address, boardAddress, boardOf, exportAddress } from "./address";
import { BoardFilters } from "./board-filters";
import { BoardSummary } from "./board-summary";
import { BoardTable } from "./board-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("board"))("name") };
}

/** The red/yellow/green board: what is red, why, whose it is, and what turns it green. */
export default async function BoardPage({ searchParams }: { searchParams: Promise<Address> }) {
  const actor = await requireUser();
  if (!maySeeBusiness(actor)) notFound();
  const shown = boardOf(await searchParams);
  const [t, locale, board, options] = await Promise.all([
    getTranslations("board"),
    getLocale(),
    getBoard(actor, shown.filters),
    listFilterOptions(actor),
  ]);
  if (!board) {
    return (
      <>
        <PageHeader title={t("name")} />
        <EmptyState
          title={t("noneTitle")}
          action={
            <>
              {mayRunCycle(actor) && <LinkButton href="/filing/cycle">{t("toCycle")}</LinkButton>}
              <GuideLink numbers />
            </>
          }
        >
          {t("none")}
        </EmptyState>
      </>
    );
  }
  const closedOn = dayIn(new Date(board.closedAt));
  const listed = board.projects.filter(({ lamp }) => shown.all || lamp === "red" || lamp === "yellow");
  const overridden = board.projects.filter(({ override }) => override !== null).length;
  const nothing = board.projects.length === 0 ? "noMatch" : "noBad";
  return (
    <div className="print-a3">
      <PageHeader
        title={t("title", { period: formatPeriod(board.period, locale) })}
        subtitle={[
          t("closed", {
            day: formatDay(closedOn, locale, { year: yearOf(closedOn) !== yearOf(board.period) }),
          }),
          t("revision", { revision: board.revision }),
          t("rules", { period: formatPeriod(board.ruleVersion.fromPeriod, locale) }),
        ].join(" · ")}
      >
        {overridden > 0 && (
          <LinkButton variant="quiet" href={`/lamps/overrides?period=${board.period}`}>
            {t("overridden", { count: overridden })}
          </LinkButton>
        )}
        <LinkButton variant="quiet" href="/lamps/ahead">
          {t("ahead")}
        </LinkButton>
        <LinkButton download href={exportAddress(shown)}>
          {t("export")}
        </LinkButton>
        <PrintButton label={t("print")} />
      </PageHeader>
      {board.reopened && <Notice>{t("reopened", { revision: board.revision })}</Notice>}
      <BoardFilters
        board={shown}
        period={board.period}
        earlier={board.earlier}
        later={board.later}
        options={options}
      />
      <BoardSummary board={board} />
      {listed.length > 0 ? (
        <BoardTable board={board} all={shown.all} />
      ) : (
        <EmptyState
          title={t(`${nothing}Title`)}
          action={
            nothing === "noBad" && (
              <LinkButton href={boardAddress(shown, { all: true })}>{t("showAll")}</LinkButton>
            )
          }
        >
          {t(nothing)}
        </EmptyState>
      )}
    </div>
  );
}
