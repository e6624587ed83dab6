import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar, FilterSelect } from "@/components/ui/filter-bar";
import { maySeeBusiness } from "@/lib/auth/permissions";
import { businessNow } from "@/lib/core/clock";
import { formatPeriod } from "@/lib/core/format";
import { type CoverageRow, getCoverage } from "@/lib/coverage/queries";
import { requireUser } from "@/lib/web/session";
import { CoverageFigures } from "./coverage-figures";
import { CoverageTable } from "./coverage-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("coverage"))("title") };
}

/** Those without a project of the year, in one line that unfolds. */
function Without({ title, rows, href }: { title: string; rows: readonly CoverageRow[]; href: string }) {
  if (rows.length === 0) return null;
  return (
    <details className="mt-2 text-ink-2">
      <summary className="cursor-pointer">{title}</summary>
      <p className="mt-1 flex flex-wrap gap-x-4 gap-y-1">
        {rows.map(({ id, name }) => (
          <Link
            key={id}
            prefetch={false}
            href={`${href}/${id}`}
            className="hover:text-accent hover:underline"
          >
            {name}
          </Link>
        ))}
      </p>
    </details>
  );
}

/** 挂联与帮扶: whether every project has its leader and its helping department, and what they do for it. */
export default async function CoveragePage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const actor = await requireUser();
  if (!maySeeBusiness(actor)) notFound();
  const [address, now, t, locale] = await Promise.all([
    searchParams,
    businessNow(),
    getTranslations("coverage"),
    getLocale(),
  ]);
  const coverage = await getCoverage(actor, Number(address.year) || undefined, now);
  const { year, years, period } = coverage;
  const busy = (row: CoverageRow) => row.projects > 0;
  const idle = (row: CoverageRow) => row.projects === 0;
  const [leaders, idleLeaders] = [coverage.leaders.filter(busy), coverage.leaders.filter(idle)];
  const [units, idleUnits] = [coverage.units.filter(busy), coverage.units.filter(idle)];
  const withLogs = actor.role !== "reporter";
  return (
    <ClientMessages>
      <PageHeader
        title={t("title")}
        subtitle={period ? t("lampsOf", { period: formatPeriod(period, locale) }) : t("noLamps")}
      />
      {years.length > 1 && (
        <FilterBar action="/coverage">
          <FilterSelect
            name="year"
            label={t("year")}
            value={String(year)}
            allLabel={null}
            choices={years.map((one) => ({ value: String(one), label: String(one) }))}
          />
        </FilterBar>
      )}
      {coverage.projects === 0 ? (
        <EmptyState title={t("empty", { year })}>{t("emptyHint")}</EmptyState>
      ) : (
        <div className="grid gap-5">
          <CoverageFigures coverage={coverage} withLogs={withLogs} />
          <section>
            <h2 className="mb-2 font-semibold">{t("byLeader", { count: leaders.length })}</h2>
            <CoverageTable
              caption={t("byLeader", { count: leaders.length })}
              kind="leader"
              rows={leaders}
              year={year}
              withLogs={withLogs}
            />
            <Without
              title={t("idleLeaders", { count: idleLeaders.length })}
              rows={idleLeaders}
              href="/leaders"
            />
          </section>
          <section>
            <h2 className="mb-2 font-semibold">{t("byUnit", { count: units.length })}</h2>
            <CoverageTable
              caption={t("byUnit", { count: units.length })}
              kind="unit"
              rows={units}
              year={year}
              withLogs={withLogs}
            />
            <Without title={t("idleUnits", { count: idleUnits.length })} rows={idleUnits} href="/units" />
          </section>
        </div>
      )}
    </ClientMessages>
  );
}
