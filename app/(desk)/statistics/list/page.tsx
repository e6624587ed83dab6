import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { LampShape } from "@/components/lamps/lamp";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { type Column, DataTable, SubLine } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { maySeeBusiness } from "@/lib/auth/permissions";
import { formatPeriod } from "@/lib/core/format";
import { closedRange, type ListedStatistics, listStatistics } from "@/lib/dashboard/queries/get-statistics";
import { statisticsList } from "@/lib/dashboard/schema";
import { requireUser } from "@/lib/web/session";
import { type Address, addressOf, shownBy } from "../address";
import { filterWords } from "../words";

const PAGE_SIZE = 50;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("statistics"))("listName") };
}

/** The projects behind one figure of the statistics, each with its lamps of the range. */
export default async function StatisticsListPage({ searchParams }: { searchParams: Promise<Address> }) {
  const actor = await requireUser();
  if (!maySeeBusiness(actor)) notFound();
  const [address, t, lamps, locale, widest] = await Promise.all([
    searchParams,
    getTranslations("statistics"),
    getTranslations("lamps.lamp"),
    getLocale(),
    closedRange(actor),
  ]);
  const shown = shownBy(address, widest ?? { from: "2000-01", to: "2000-01" });
  const { figure = "projects", period, before, now } = address;
  const asked = figure === "moved" ? { figure, period, before, now } : { figure };
  const parsed = statisticsList.safeParse({ ...shown.filters, ...asked });
  if (!parsed.success) notFound();
  const list = parsed.data;
  const all = await listStatistics(actor, list, shown.range);
  const page = Math.max(
    1,
    Math.min(Number([address.page].flat()[0]) || 1, Math.ceil(all.length / PAGE_SIZE) || 1),
  );
  const title =
    list.figure === "moved"
      ? t("movedTitle", {
          period: formatPeriod(list.period ?? shown.range.to, locale),
          before: t(`lamp.${list.before ?? "green"}`),
          now: t(`lamp.${list.now ?? "green"}`),
        })
      : t(`figure.${list.figure}`);
  const columns: Column<ListedStatistics>[] = [
    {
      key: "project",
      head: t("project"),
      rowHead: true,
      phone: "line",
      cell: ({ projectId, name, number }) => (
        <>
          <Link
            prefetch={false}
            href={`/projects/${projectId}?tab=lamps`}
            className="font-semibold hover:text-accent hover:underline"
          >
            {name}
          </Link>
          <SubLine>{number}</SubLine>
        </>
      ),
    },
    { key: "unit", head: t("by.unit"), phone: "line", cell: ({ unit }) => unit ?? t("nobody") },
    {
      key: "lamps",
      head: t("lampsOfRange"),
      phone: "line",
      cell: (row) => (
        <ul className="flex flex-wrap gap-x-2 gap-y-1">
          {row.lamps.map(({ period: month, lamp }) => (
            <li key={month} className="inline-flex items-center gap-1 text-xs text-ink-2">
              <LampShape state={lamp} className={`size-2.5 ${lamp === "green" ? "text-green" : ""}`} />
              <span>{formatPeriod(month, locale, { year: false })}</span>
              <span className="sr-only">{lamps(lamp)}</span>
            </li>
          ))}
        </ul>
      ),
    },
    ...(all.some(({ times }) => times > 1)
      ? [{ key: "times", head: t("times"), numeric: true, cell: (row: ListedStatistics) => row.times }]
      : []),
  ];
  const range = t("range", {
    from: formatPeriod(shown.range.from, locale),
    to: formatPeriod(shown.range.to, locale),
  });
  const more = Object.fromEntries(
    Object.entries(asked).flatMap(([key, value]) => (typeof value === "string" ? [[key, value]] : [])),
  );
  return (
    <>
      <PageHeader
        title={title}
        subtitle={[range, ...filterWords(shown.filters, t), t("count", { count: all.length })].join(" · ")}
      >
        <LinkButton href={addressOf("/statistics", shown)}>{t("back")}</LinkButton>
      </PageHeader>
      {list.figure !== "moved" && <p className="mb-3 text-ink-2">{t(`meaning.${list.figure}`)}</p>}
      {all.length > 0 ? (
        <DataTable
          caption={title}
          columns={columns}
          rows={all.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)}
          rowKey={({ projectId }) => projectId}
        />
      ) : (
        <EmptyState title={t("listEmpty")}>{t("listEmptyHint")}</EmptyState>
      )}
      <Pagination
        page={page}
        pageSize={PAGE_SIZE}
        total={all.length}
        hrefOf={(to) => addressOf("/statistics/list", shown, { ...more, page: String(to) })}
      />
    </>
  );
}
