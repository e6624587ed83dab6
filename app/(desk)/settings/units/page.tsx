import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar, FilterSearch, FilterSelect } from "@/components/ui/filter-bar";
import { Pagination } from "@/components/ui/pagination";
import { mayManageAccounts, mayReadUnits } from "@/lib/auth/permissions";
import { listRegions, listUnits } from "@/lib/units/queries";
import { listUnitsInput } from "@/lib/units/schema";
import { requireUser } from "@/lib/web/session";
import { type Address, givenFilters } from "../address";
import { Regions } from "./regions";
import { UnitTable } from "./unit-table";

const PATH = "/settings/units";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("unitsTitle") };
}

export default async function UnitsPage({ searchParams }: { searchParams: Promise<Address> }) {
  const actor = await requireUser();
  if (!mayReadUnits(actor)) notFound();
  const given = givenFilters(await searchParams, ["q", "region", "state", "page"]);
  const parsed = listUnitsInput.safeParse(given);
  const filters = parsed.success ? parsed.data : listUnitsInput.parse({});
  const [t, list, regions] = await Promise.all([
    getTranslations("settings"),
    listUnits(actor, filters),
    listRegions(actor),
  ]);
  const { page: _page, ...query } = parsed.success ? given : {};
  const edits = mayManageAccounts(actor);
  return (
    <ClientMessages use={["settings"]}>
      <PageHeader title={t("unitsTitle")} subtitle={t("units.count", { total: list.total })}>
        {edits && <LinkButton href={`${PATH}/new`}>{t("units.add")}</LinkButton>}
      </PageHeader>
      <FilterBar action={PATH} clearHref={Object.keys(query).length > 0 ? PATH : undefined}>
        <FilterSearch label={t("units.searchLabel")} value={filters.q} />
        <FilterSelect
          name="region"
          label={t("units.region")}
          value={filters.region}
          choices={[
            { value: "city", label: t("units.city") },
            ...regions.map(({ code, name }) => ({ value: code, label: name })),
          ]}
        />
        <FilterSelect
          name="state"
          label={t("units.state")}
          value={filters.state}
          choices={[
            { value: "active", label: t("active") },
            { value: "disabled", label: t("disabled") },
          ]}
        />
      </FilterBar>
      {list.items.length > 0 ? (
        <UnitTable units={list.items} edits={edits} />
      ) : (
        <EmptyState title={t("units.empty")}>{t("units.emptyHint")}</EmptyState>
      )}
      <Pagination
        {...list}
        hrefOf={(page) => `${PATH}?${new URLSearchParams({ ...query, page: `${page}` })}`}
      />
      <div className="mt-6">
        <Regions regions={regions} edits={edits} />
      </div>
    </ClientMessages>
  );
}
