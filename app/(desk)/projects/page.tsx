import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { mayEditRegistry, maySeeBusiness } from "@/lib/auth/permissions";
import { businessNow } from "@/lib/core/clock";
import { formatAmount } from "@/lib/core/money";
import { listFilterOptions, listProjects } from "@/lib/projects/queries";
import { requireUser } from "@/lib/web/session";
import { type Address, addressOf, filtersOf } from "./address";
import { Filters } from "./filters";
import { ProjectTable } from "./project-table";

const button = "inline-flex h-9 items-center rounded-md border border-line-2 bg-surface px-4 text-ink";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("projects"))("title") };
}

export default async function ProjectsPage({ searchParams }: { searchParams: Promise<Address> }) {
  const actor = await requireUser();
  if (!maySeeBusiness(actor)) notFound();
  const filters = filtersOf(await searchParams);
  const [t, format, list, options] = await Promise.all([
    getTranslations("projects"),
    getFormatter(),
    listProjects(actor, filters, await businessNow()),
    listFilterOptions(actor),
  ]);
  const { page: _page, pageSize: _size, sort: _sort, year: _year, period: _period, ...narrowing } = filters;
  const narrowed = Object.keys(narrowing).length > 0;
  const pages = Math.max(1, Math.ceil(list.total / list.pageSize));
  const period = list.period
    ? format.dateTime(new Date(`${list.period}-15`), { year: "numeric", month: "long" })
    : null;
  const empty = list.total === 0;

  return (
    <>
      <div className="mb-4 flex flex-wrap items-baseline gap-x-4 gap-y-2">
        <h1 className="text-[22px] font-semibold">{t("title")}</h1>
        <span className="text-ink-2">{t("count", { total: list.total })}</span>
        <span className="text-ink-2">
          {t("sums", {
            total: formatAmount(list.sums.totalInvestment),
            plan: formatAmount(list.sums.annualPlan),
            year: list.year,
          })}
        </span>
        <span className="grow" />
        {mayEditRegistry(actor) && (
          <Link href="/projects/import" className={button}>
            {t("import")}
          </Link>
        )}
      </div>
      {(!empty || narrowed) && <Filters filters={filters} options={options} narrowed={narrowed} />}
      {empty || list.items.length === 0 ? (
        <div className="rounded-lg border border-line bg-surface px-6 py-14 text-center">
          <p className="mb-1 font-semibold">
            {empty ? t(narrowed ? "noMatchTitle" : "emptyTitle") : t("beyond")}
          </p>
          <p className="mb-4 text-ink-2">
            {empty && t(narrowed ? "noMatch" : mayEditRegistry(actor) ? "emptyCentre" : "emptyOther")}
          </p>
          {!empty && (
            <Link href={addressOf(filters, { page: undefined })} className={button}>
              {t("firstPage")}
            </Link>
          )}
          {empty && narrowed && (
            <Link href="/projects" className={button}>
              {t("clear")}
            </Link>
          )}
          {empty && !narrowed && mayEditRegistry(actor) && (
            <Link href="/projects/import" className={button}>
              {t("import")}
            </Link>
          )}
        </div>
      ) : (
        <>
          <p className="mb-2 text-xs text-ink-2">{period ? t("lampsOf", { period }) : t("noLamps")}</p>
          <ProjectTable list={list} filters={filters} />
          {pages > 1 && (
            <nav aria-label={t("paging")} className="mt-4 flex items-center justify-end gap-3">
              {list.page > 1 && (
                <Link href={addressOf(filters, { page: list.page - 1 })} className={button}>
                  {t("previous")}
                </Link>
              )}
              <span className="text-ink-2">{t("page", { page: list.page, pages })}</span>
              {list.page < pages && (
                <Link href={addressOf(filters, { page: list.page + 1 })} className={button}>
                  {t("next")}
                </Link>
              )}
            </nav>
          )}
        </>
      )}
    </>
  );
}
