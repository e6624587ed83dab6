import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { PageHeader } from "@/components/shell/page-header";
import { TraceList } from "@/components/trace/trace-list";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar, FilterSearch, FilterSelect } from "@/components/ui/filter-bar";
import { Pagination } from "@/components/ui/pagination";
import { maySeeAllTraces } from "@/lib/auth/permissions";
import { listTrace } from "@/lib/trace/queries";
import { traceCategories } from "@/lib/trace/schema";
import { getLastVerification } from "@/lib/upkeep/queries/latest-runs";
import { requireUser } from "@/lib/web/session";
import { VerificationCard } from "./verification-card";

const PAGE_SIZE = 50;

const address = z.object({
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
  category: z.enum(traceCategories).optional().catch(undefined),
  q: z.string().trim().max(100).optional().catch(undefined),
});

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("traces"))("pageTitle") };
}

/** Everything that was changed, by whom, newest first: the auditor's page. */
export default async function TracePage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const actor = await requireUser();
  if (!maySeeAllTraces(actor)) notFound();
  const { page, category, q } = address.parse(await searchParams);
  const [t, words, trace, last] = await Promise.all([
    getTranslations("traces"),
    getTranslations("trace"),
    listTrace(actor, { page, pageSize: PAGE_SIZE }, { category, words: q }),
    getLastVerification(actor),
  ]);
  const narrowed = { ...(q ? { q } : {}), ...(category ? { category } : {}) };
  const hrefOf = (to: number) => `/trace?${new URLSearchParams({ ...narrowed, page: String(to) })}`;
  return (
    <>
      <PageHeader title={t("pageTitle")} subtitle={t("subtitle", { total: trace.total })} />
      <VerificationCard last={last} />
      <FilterBar action="/trace" clearHref={q || category ? "/trace" : undefined}>
        <FilterSearch label={t("search")} value={q} />
        <FilterSelect
          name="category"
          label={t("category")}
          value={category}
          choices={traceCategories.map((value) => ({ value, label: words(`category.${value}`) }))}
        />
      </FilterBar>
      {trace.items.length === 0 ? (
        <EmptyState title={t("emptyTitle")}>{t("empty")}</EmptyState>
      ) : (
        <>
          <Card flush>
            <TraceList events={trace.items} />
          </Card>
          <Pagination page={trace.page} pageSize={trace.pageSize} total={trace.total} hrefOf={hrefOf} />
        </>
      )}
    </>
  );
}
