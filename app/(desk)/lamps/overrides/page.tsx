import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { maySeeBusiness } from "@/lib/auth/permissions";
import { listOverrides } from "@/lib/lamps/queries/list-overrides";
import { listOverridesInput } from "@/lib/lamps/schema";
import { requireUser } from "@/lib/web/session";
import { OverrideTable } from "./override-table";

type Address = Record<string, string | string[] | undefined>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("overrides"))("title") };
}

/** Every lamp that was set by hand: who, when, from which to which, why and on what evidence. */
export default async function OverridesPage({ searchParams }: { searchParams: Promise<Address> }) {
  const actor = await requireUser();
  if (!maySeeBusiness(actor)) notFound();
  const { period, page } = await searchParams;
  const asked = listOverridesInput.safeParse({ period, page });
  const input = asked.success ? asked.data : listOverridesInput.parse({});
  const [t, list] = await Promise.all([getTranslations("overrides"), listOverrides(actor, input)]);
  const hrefOf = (to: number) =>
    `/lamps/overrides?${new URLSearchParams({ ...(input.period ? { period: input.period } : {}), page: String(to) })}`;
  return (
    <>
      <PageHeader title={t("title")} subtitle={t("subtitle", { count: list.total })}>
        {input.period && <LinkButton href="/lamps/overrides">{t("allPeriods")}</LinkButton>}
      </PageHeader>
      {list.items.length === 0 ? (
        <EmptyState title={t("noneTitle")}>{t("none")}</EmptyState>
      ) : (
        <OverrideTable rows={list.items} />
      )}
      <Pagination {...list} hrefOf={hrefOf} />
    </>
  );
}
