import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { mayEditRegistry, maySeeBusiness, mayShareViews } from "@/lib/auth/permissions";
import { businessNow } from "@/lib/core/clock";
import { formatPeriod } from "@/lib/core/format";
import { countDraftPlans, listFilterOptions } from "@/lib/projects/queries/filter-options";
import { listProjects } from "@/lib/projects/queries/list-projects";
import { viewQueryOf } from "@/lib/projects/rules/list-address";
import { DEEPEST_ROW } from "@/lib/projects/schema";
import { limits } from "@/lib/spreadsheet/limits";
import { defaultViewOf, listViews } from "@/lib/views/queries";
import { requireUser } from "@/lib/web/session";
import { ViewsRow } from "../_views/views-row";
import { type Address, addressOf, exportAddressOf, isNarrowed, shownBy, WHOLE_LIST } from "./address";
import { ColumnChoice } from "./column-choice";
import { ConfirmPlans } from "./confirm-plans";
import { ExportChoice } from "./export-choice";
import { Filters } from "./filters";
import { ProjectTable } from "./project-table";
import { SelectionForm } from "./selection-form";
import { Totals } from "./totals";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("projects"))("title") };
}

/** The registry: every project that the reader may know of, filtered and sorted by the address. */
export default async function ProjectsPage({ searchParams }: { searchParams: Promise<Address> }) {
  const actor = await requireUser();
  if (!maySeeBusiness(actor)) notFound();
  const address = await searchParams;
  if (Object.keys(address).length === 0) {
    const view = await defaultViewOf(actor, "projects");
    if (view?.query) redirect(`/projects?${view.query}`);
  }
  const shown = shownBy(address);
  const { columns: _columns, ...filters } = shown;
  const mayEdit = mayEditRegistry(actor);
  const [t, locale, list, options, views] = await Promise.all([
    getTranslations("projects"),
    getLocale(),
    listProjects(actor, filters, await businessNow()),
    listFilterOptions(actor),
    listViews(actor, "projects"),
  ]);
  const drafts = mayEdit ? await countDraftPlans(actor, list.year) : 0;
  const narrowed = isNarrowed(shown);
  const toImport = mayEdit && <LinkButton href="/projects/import">{t("import")}</LinkButton>;
  const empty = list.total === 0;

  return (
    <>
      <PageHeader title={t("title")} subtitle={<Totals list={list} filters={shown} />}>
        {drafts > 0 && <ConfirmPlans year={list.year} count={drafts} />}
        {list.total > limits.exportedRows ? (
          <span className="text-ink-2">{t("exportTooLong", { limit: limits.exportedRows })}</span>
        ) : (
          !empty && (
            <LinkButton download href={exportAddressOf(shown)}>
              {t("export")}
            </LinkButton>
          )
        )}
        {toImport}
        {mayEdit && (
          <LinkButton href="/projects/new" variant="primary">
            {t("new")}
          </LinkButton>
        )}
      </PageHeader>
      <ViewsRow
        list="projects"
        views={views}
        query={viewQueryOf(addressOf(shown, {}).split("?")[1] ?? "")}
        wholeList={WHOLE_LIST}
        mayShare={mayShareViews(actor)}
      >
        <ColumnChoice shown={shown} />
        {!empty && list.total <= limits.exportedRows && <ExportChoice address={exportAddressOf(shown)} />}
      </ViewsRow>
      {(!empty || narrowed) && <Filters filters={shown} options={options} narrowed={narrowed} />}
      {empty ? (
        <EmptyState
          title={t(narrowed ? "noMatchTitle" : "emptyTitle")}
          action={narrowed ? <LinkButton href={WHOLE_LIST}>{t("clear")}</LinkButton> : toImport}
        >
          {t(narrowed ? "noMatch" : mayEdit ? "emptyCentre" : "emptyOther")}
        </EmptyState>
      ) : list.items.length === 0 ? (
        <EmptyState
          title={t("beyond")}
          action={<LinkButton href={addressOf(shown, { page: undefined })}>{t("firstPage")}</LinkButton>}
        />
      ) : (
        <>
          <p className="mb-2 text-xs text-ink-2">
            {list.period ? t("lampsOf", { period: formatPeriod(list.period, locale) }) : t("noLamps")}
          </p>
          {mayEdit ? (
            <SelectionForm list={list} shown={shown}>
              <ProjectTable list={list} shown={shown} select />
            </SelectionForm>
          ) : (
            <ProjectTable list={list} shown={shown} select={false} />
          )}
          <Pagination
            page={list.page}
            pageSize={list.pageSize}
            total={list.total}
            open={
              list.totalIs === "exact"
                ? undefined
                : { rows: list.items.length, lastPage: DEEPEST_ROW / list.pageSize }
            }
            hrefOf={(page) => addressOf(shown, { page })}
          />
        </>
      )}
    </>
  );
}
