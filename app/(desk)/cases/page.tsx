import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { Tabs } from "@/components/ui/tabs";
import { maySeeCases } from "@/lib/auth/permissions";
import { listCases } from "@/lib/cases/queries";
import { caseStates, listCasesInput } from "@/lib/cases/schema";
import { requireUser } from "@/lib/web/session";
import { CaseTable } from "./case-table";

type Address = Record<string, string | string[] | undefined>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("cases"))("title") };
}

/** The discipline commission's list of accountability cases. To others the page is not there. */
export default async function CasesPage({ searchParams }: { searchParams: Promise<Address> }) {
  const actor = await requireUser();
  if (!maySeeCases(actor)) notFound();
  const { state, page } = await searchParams;
  const asked = listCasesInput.safeParse({ state, page });
  const input = asked.success ? asked.data : listCasesInput.parse({});
  const [t, list] = await Promise.all([getTranslations("cases"), listCases(actor, input)]);
  const query = (to: number) => ({ ...(input.state ? { state: input.state } : {}), page: String(to) });
  return (
    <>
      <PageHeader title={t("title")} subtitle={t("subtitle")} />
      <Tabs
        label={t("title")}
        current={input.state ?? "all"}
        tabs={[
          { key: "all", href: "/cases", label: t("all") },
          ...caseStates.map((key) => ({ key, href: `/cases?state=${key}`, label: t(`states.${key}`) })),
        ]}
      />
      {list.items.length === 0 ? (
        <EmptyState title={t("noneTitle")}>{t("none")}</EmptyState>
      ) : (
        <CaseTable caption={t("title")} rows={list.items} />
      )}
      <Pagination {...list} hrefOf={(to) => `/cases?${new URLSearchParams(query(to))}`} />
    </>
  );
}
