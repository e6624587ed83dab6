import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { EmptyList, ListFilters, linkButton, Pager } from "@/components/account/list-parts";
import { PageTitle } from "@/components/account/section";
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
    <>
      <PageTitle
        aside={
          <>
            <span className="grow text-ink-2">{t("units.count", { total: list.total })}</span>
            {edits && (
              <Link href={`${PATH}/new`} className={linkButton}>
                {t("units.add")}
              </Link>
            )}
          </>
        }
      >
        {t("unitsTitle")}
      </PageTitle>
      <ListFilters
        path={PATH}
        filters={[
          { name: "q", label: t("units.searchLabel"), value: filters.q },
          {
            name: "region",
            label: t("units.region"),
            value: filters.region,
            options: [
              { value: "city", label: t("units.city") },
              ...regions.map(({ code, name }) => ({ value: code, label: name })),
            ],
          },
          {
            name: "state",
            label: t("units.state"),
            value: filters.state,
            options: [
              { value: "active", label: t("active") },
              { value: "disabled", label: t("disabled") },
            ],
          },
        ]}
      />
      {list.items.length > 0 ? (
        <UnitTable units={list.items} edits={edits} />
      ) : (
        <EmptyList title={t("units.empty")} hint={t("units.emptyHint")} />
      )}
      <Pager path={PATH} query={query} page={list.page} pages={Math.ceil(list.total / list.pageSize)} />
      <div className="mt-6">
        <Regions regions={regions} edits={edits} />
      </div>
    </>
  );
}
