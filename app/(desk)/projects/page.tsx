import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { mayEditRegistry, maySeeBusiness } from "@/lib/auth/permissions";
import { businessNow } from "@/lib/core/clock";
import { formatPeriod } from "@/lib/core/format";
import { countDraftPlans, listFilterOptions } from "@/lib/projects/queries/filter-options";
import { listProjects } from "@/lib/projects/queries/list-projects";
import { DEEPEST_ROW } from "@/lib/projects/schema";
import { requireUser } from "@/lib/web/session";
import { type Address, addressOf, exportAddressOf, filtersOf, isNarrowed } from "./address";
import { ConfirmPlans } from "./confirm-plans";
import { Filters } from "./filters";
import { ProjectTable } from "./project-table";
import { Totals } from "./totals";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("projects"))("title") };
}

/** The registry: every project that the reader may know of, filtered and sorted by the address. */
export default async function ProjectsPage({ searchParams }: { searchParams: Promise<Address> }) {
  const actor = await requireUser();
  if (!maySeeBusiness(actor)) notFound();
  const filters = filtersOf(await searchParams);
  const mayEdit = mayEditRegistry(actor);
  const [t, locale, list, options] = await Promise.all([
    getTranslations("projects"),
    getLocale(),
    listProjects(actor, filters, await businessNow()),
    listFilterOptions(actor),
  ]);
  const drafts = mayEdit ? await countDraftPlans(actor, list.year) : 0;
  const narrowed = isNarrowed(filters);
  const toImport = mayEdit && <LinkButton href="/projects/import">{t("import")}</LinkButton>;
  const empty = list.total === 0;

  return (
    <>
      <PageHeader title={t("title")} subtitle={<Totals list={list} filters={filters} />}>
        {drafts > 0 && <ConfirmPlans year={list.year} count={drafts} />}
        {!empty && (
          <LinkButton download href={exportAddressOf(filters)}>
            {t("export")}
          </LinkButton>
        )}
        {toImport}
        {mayEdit && (
          <LinkButton href="/projects/new" variant="primary">
            {t("new")}
          </LinkButton>
        )}
      </PageHeader>
      {(!empty || narrowed) && <Filters filters={filters} options={options} narrowed={narrowed} />}
      {empty ? (
        <EmptyState
          title={t(narrowed ? "noMatchTitle" : "emptyTitle")}
          action={narrowed ? <LinkButton href="/projects">{t("clear")}</LinkButton> : toImport}
        >
          {t(narrowed ? "noMatch" : mayEdit ? "emptyCentre" : "emptyOther")}
        </EmptyState>
      ) : list.items.length === 0 ? (
        <EmptyState
          title={t("beyond")}
          action={<LinkButton href={addressOf(filters, { page: undefined })}>{t("firstPage")}</LinkButton>}
        />
      ) : (
        <>
          <p className="mb-2 text-xs text-ink-2">
            {list.period ? t("lampsOf", { period: formatPeriod(list.period, locale) }) : t("noLamps")}
          </p>
          <ProjectTable list={list} filters={filters} />
          <Pagination
            page={list.page}
            pageSize={list.pageSize}
            total={list.total}
            open={
              list.totalIs === "exact"
                ? undefined
                : { rows: list.items.length, lastPage: DEEPEST_ROW / list.pageSize }
            }
            hrefOf={(page) => addressOf(filters, { page })}
          />
        </>
      )}
    </>
  );
}
