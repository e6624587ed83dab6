import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { IssueRows } from "@/components/issues/issue-rows";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { Button, LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { SelectionBar } from "@/components/ui/selection-bar";
import { Tabs } from "@/components/ui/tabs";
import { type Actor, maySeeBusiness, mayShareViews } from "@/lib/auth/permissions";
import { businessNow } from "@/lib/core/clock";
import { listLedgerOptions } from "@/lib/issues/queries/issue-choices";
import { getLedgerStatistics } from "@/lib/issues/queries/ledger-statistics";
import { listIssues } from "@/lib/issues/queries/list-issues";
import { ledgerFiltersIn, ledgerLooks, ledgerViewQueryOf, lookIn } from "@/lib/issues/rules/list-address";
import { whyNotRegister } from "@/lib/issues/rules/register";
import type { ListIssuesInput } from "@/lib/issues/schema";
import { defaultViewOf, listViews } from "@/lib/views/queries";
import { requireUser } from "@/lib/web/session";
import { ViewsRow } from "../_views/views-row";
import { type Address, addressOf, exportAddressOf, isNarrowed, WHOLE_LEDGER } from "./address";
import { Figures } from "./figures";
import { IssueFilters } from "./filters";
import { StateBoard } from "./state-board";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("issues"))("title") };
}

/** As many as a board can hold and somebody can read. */
const BOARD_ROWS = 200;

async function Ledger({ actor, filters, now }: { actor: Actor; filters: ListIssuesInput; now: Date }) {
  const [t, list] = await Promise.all([getTranslations("issues"), listIssues(actor, filters, now)]);
  if (list.items.length === 0) {
    const narrowed = isNarrowed(filters);
    return (
      <EmptyState
        title={t(narrowed ? "noMatch" : "empty")}
        action={narrowed && <LinkButton href={WHOLE_LEDGER}>{t("clear")}</LinkButton>}
      >
        {narrowed ? null : t("emptyHint")}
      </EmptyState>
    );
  }
  const choose = list.items.some(({ mayAssign }) => mayAssign);
  const rows = <IssueRows caption={t("title")} rows={list.items} choose={choose} />;
  return (
    <>
      {choose ? (
        <form action="/issues/assign" className="group">
          {rows}
          <SelectionBar>
            <Button type="submit">{t("assignChosen")}</Button>
            <span className="text-xs text-ink-2">{t("assignChosenHint")}</span>
          </SelectionBar>
        </form>
      ) : (
        rows
      )}
      <Pagination
        page={list.page}
        pageSize={list.pageSize}
        total={list.total}
        hrefOf={(page) => addressOf(filters, { page })}
      />
    </>
  );
}

/** The ledger: every problem and every directive with its owner, its deadline and its effect. */
export default async function IssuesPage({ searchParams }: { searchParams: Promise<Address> }) {
  const actor = await requireUser();
  if (!maySeeBusiness(actor)) notFound();
  const address = await searchParams;
  if (Object.keys(address).length === 0) {
    const own = await defaultViewOf(actor, "issues");
    if (own?.query) redirect(`/issues?${own.query}`);
  }
  const [filters, view, now] = [ledgerFiltersIn(address), lookIn(address), await businessNow()];
  const [t, options, figures, views] = await Promise.all([
    getTranslations("issues"),
    listLedgerOptions(actor),
    getLedgerStatistics(actor, now),
    listViews(actor, "issues"),
  ]);
  const { all } = figures;
  const narrowed = isNarrowed(filters);
  return (
    <ClientMessages use={["issues"]}>
      <PageHeader
        title={t("title")}
        subtitle={t("totals", { open: all.open, overdue: all.overdue, soon: all.soon, closed: all.closed })}
      >
        <LinkButton href={exportAddressOf(filters)} download>
          {t("export")}
        </LinkButton>
        {whyNotRegister(actor, "problem", null) === null && (
          <LinkButton href="/issues/new" variant="primary">
            {t("register")}
          </LinkButton>
        )}
      </PageHeader>
      <Tabs
        label={t("views")}
        current={view}
        tabs={ledgerLooks.map((key) => ({
          key,
          href: addressOf(filters, { view: key, page: undefined }),
          label: t(`view.${key}`),
        }))}
      />
      {view !== "figures" && (
        <>
          <ViewsRow
            list="issues"
            views={views}
            query={ledgerViewQueryOf(addressOf(filters, { view }).split("?")[1] ?? "")}
            wholeList={WHOLE_LEDGER}
            mayShare={mayShareViews(actor)}
          />
          <IssueFilters
            filters={filters}
            options={options}
            view={view}
            clearHref={narrowed ? addressOf({}, { view }) : undefined}
          />
        </>
      )}
      {view === "list" && <Ledger actor={actor} filters={filters} now={now} />}
      {view === "states" && (
        <StateBoard
          list={await listIssues(actor, { ...filters, page: 1, pageSize: BOARD_ROWS, sort: "deadline" }, now)}
          filters={filters}
        />
      )}
      {view === "figures" && <Figures figures={figures} />}
    </ClientMessages>
  );
}
