import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar, FilterDay, FilterSearch, FilterSelect } from "@/components/ui/filter-bar";
import { Pagination } from "@/components/ui/pagination";
import { CorrectLog } from "@/components/work-logs/correct-log";
import { WorkLogList } from "@/components/work-logs/work-log-list";
import { maySeeBusiness } from "@/lib/auth/permissions";
import { requireUser } from "@/lib/web/session";
import { listWorkLogs, workLogDoers } from "@/lib/work-logs/queries";
import { workCategories } from "@/lib/work-logs/schema";
import { correctLogAction } from "../projects/[projectId]/log-actions";
import { type Address, addressOf, filtersOf, isNarrowed } from "./address";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("workLogs"))("title") };
}

/** What was done for all projects that the reader may read of, the latest day first. */
export default async function WorkLogsPage({ searchParams }: { searchParams: Promise<Address> }) {
  const actor = await requireUser();
  if (!maySeeBusiness(actor)) notFound();
  const filters = filtersOf(await searchParams);
  const [t, words, logs, doers] = await Promise.all([
    getTranslations("workLogs"),
    getTranslations("trace.category"),
    listWorkLogs(actor, filters),
    workLogDoers(actor),
  ]);
  const narrowed = isNarrowed(filters);
  const categories = workCategories.map((value) => ({ value, label: words(value) }));
  return (
    <ClientMessages use={["files", "workLogs"]}>
      <PageHeader title={t("title")} subtitle={t("count", { total: logs.total })} />
      {(logs.total > 0 || narrowed) && (
        <FilterBar
          action="/work-logs"
          hidden={{ project: filters.project }}
          clearHref={narrowed ? "/work-logs" : undefined}
        >
          <FilterSearch label={t("search")} value={filters.q} />
          <FilterSelect name="category" label={t("category")} value={filters.category} choices={categories} />
          <FilterSelect
            name="unit"
            label={t("unit")}
            value={filters.unit}
            choices={doers.units.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <FilterSelect
            name="leader"
            label={t("leader")}
            value={filters.leader}
            choices={doers.leaders.map(({ id, title }) => ({ value: id, label: title }))}
          />
          <FilterDay name="from" label={t("from")} value={filters.from} />
          <FilterDay name="to" label={t("to")} value={filters.to} />
        </FilterBar>
      )}
      {logs.items.length === 0 ? (
        <EmptyState title={t(narrowed ? "noneFound" : "empty")}>
          {narrowed ? undefined : t("emptyProject")}
        </EmptyState>
      ) : (
        <Card flush>
          <WorkLogList
            withProject
            logs={logs.items}
            correct={(log) => <CorrectLog action={correctLogAction} log={log} categories={categories} />}
          />
        </Card>
      )}
      <Pagination
        page={logs.page}
        pageSize={logs.pageSize}
        total={logs.total}
        hrefOf={(page) => addressOf(filters, page)}
      />
    </ClientMessages>
  );
}
