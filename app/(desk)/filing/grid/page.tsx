import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar, FilterSelect } from "@/components/ui/filter-bar";
import { Pagination } from "@/components/ui/pagination";
import { businessNow } from "@/lib/core/clock";
import { formatPeriod } from "@/lib/core/format";
import { listPeriods } from "@/lib/periods/queries";
import { listFilings, listForms } from "@/lib/progress/queries";
import { requireUser } from "@/lib/web/session";
import { reportProps } from "../[projectId]/report-props";
import { type Address, textAt } from "../address";
import { Deadline } from "../deadline";
import { FilingGrid } from "./filing-grid";

/** As many forms as a browser keeps alive without effort; more are on the next page. */
const ROWS = 30;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("filing.grid"))("title") };
}

/** A unit's month on one page: every project that is not accepted yet, with the fields of the single form. */
export default async function FilingGridPage({ searchParams }: { searchParams: Promise<Address> }) {
  const actor = await requireUser();
  if (!["reporter", "coordinator", "centre"].includes(actor.role)) notFound();
  const [address, now, filing, t, stageWords, locale] = await Promise.all([
    searchParams,
    businessNow(),
    getTranslations("filing"),
    getTranslations("filing.grid"),
    getTranslations("projects.stages"),
    getLocale(),
  ]);
  const periods = (await listPeriods(actor, now)).filter((item) => item.state !== "closed");
  const asked = textAt(address, "period");
  const shown = periods.find((item) => item.period === asked) ?? periods.at(-1);
  if (!shown) {
    return (
      <>
        <PageHeader title={t("title")}>
          <LinkButton href="/filing">{filing("toList")}</LinkButton>
        </PageHeader>
        <EmptyState title={filing("noPeriod")}>{filing("noPeriodOther")}</EmptyState>
      </>
    );
  }
  const { period } = shown;
  const { items } = await listFilings(actor, period, now);
  const mine = items.filter((item) => item.mayFile && item.state !== "accepted");
  const units = [...new Set(mine.flatMap((item) => item.unit ?? []))].sort((a, b) =>
    a.localeCompare(b, "zh"),
  );
  const unit = units.find((name) => name === textAt(address, "unit")) ?? units[0];
  const rows = mine.filter((item) => item.unit === (unit ?? null));
  const pages = Math.max(1, Math.ceil(rows.length / ROWS));
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(textAt(address, "page") ?? 1)) || 1));
  const onPage = rows.slice((page - 1) * ROWS, page * ROWS);
  const forms = await listForms(
    actor,
    onPage.map(({ id }) => id),
    period,
    now,
  );
  const addressOf = (at: number) =>
    `/filing/grid?${new URLSearchParams({ period, ...(unit ? { unit } : {}), page: String(at) })}`;
  const month = formatPeriod(period, locale);
  return (
    <ClientMessages use={["filing", "lamps"]}>
      <PageHeader
        title={t("title")}
        subtitle={t("subtitle", { period: month, unit: unit ?? filing("noUnit"), count: rows.length })}
      >
        <Deadline period={shown} now={now} />
        <LinkButton href={`/filing?period=${period}`}>{filing("toList")}</LinkButton>
      </PageHeader>
      {(units.length > 1 || periods.length > 1) && (
        <FilterBar action="/filing/grid">
          <FilterSelect
            name="period"
            label={filing("period")}
            value={period}
            choices={periods.map((item) => ({
              value: item.period,
              label: formatPeriod(item.period, locale),
            }))}
            allLabel={null}
          />
          {units.length > 1 && (
            <FilterSelect
              name="unit"
              label={filing("unit")}
              value={unit}
              choices={units.map((name) => ({ value: name, label: name }))}
              allLabel={null}
            />
          )}
        </FilterBar>
      )}
      {rows.length === 0 ? (
        <EmptyState title={t("nothing")} action={<LinkButton href="/filing">{filing("toList")}</LinkButton>}>
          {t("nothingHint")}
        </EmptyState>
      ) : (
        <>
          <section className="md:hidden">
            <p className="mb-2 text-ink-2">{t("onPhone")}</p>
            <ul className="rounded-lg border border-line bg-surface px-4">
              {onPage.map(({ id, name, state }) => (
                <li key={id} className="border-b border-line last:border-b-0">
                  <Link
                    href={`/filing/${id}?period=${period}`}
                    className="flex min-h-11 items-center justify-between gap-3 text-accent"
                  >
                    <span>{name}</span>
                    <span className="shrink-0 text-xs text-ink-2">{filing(`states.${state}`)}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
          <div className="max-md:hidden">
            <FilingGrid
              key={`${period}:${unit}:${page}`}
              items={forms.map((form) => ({
                report: reportProps(form, actor, locale, stageWords),
                number: form.project.number,
                name: form.project.name,
                state: form.report?.state ?? "missing",
              }))}
            />
          </div>
          <Pagination page={page} pageSize={ROWS} total={rows.length} hrefOf={addressOf} />
        </>
      )}
    </ClientMessages>
  );
}
