import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar, FilterSearch, FilterSelect } from "@/components/ui/filter-bar";
import { Pagination } from "@/components/ui/pagination";
import { mayManageAccounts, roles } from "@/lib/auth/permissions";
import { listUsers } from "@/lib/auth/queries";
import { listUsersInput } from "@/lib/auth/schema";
import { requireUser } from "@/lib/web/session";
import { type Address, givenFilters } from "../address";
import { UserTable } from "./user-table";

const PATH = "/settings/users";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("usersTitle") };
}

export default async function UsersPage({ searchParams }: { searchParams: Promise<Address> }) {
  const actor = await requireUser();
  if (!mayManageAccounts(actor)) notFound();
  const given = givenFilters(await searchParams, ["q", "role", "state", "page"]);
  const parsed = listUsersInput.safeParse(given);
  const filters = parsed.success ? parsed.data : listUsersInput.parse({});
  const [t, role, list] = await Promise.all([
    getTranslations("settings"),
    getTranslations("roles"),
    listUsers(actor, filters),
  ]);
  const { page: _page, ...query } = parsed.success ? given : {};
  return (
    <ClientMessages use={["settings"]}>
      <PageHeader title={t("usersTitle")} subtitle={t("users.count", { total: list.total })}>
        <LinkButton href={`${PATH}/new`}>{t("users.add")}</LinkButton>
      </PageHeader>
      <FilterBar action={PATH} clearHref={Object.keys(query).length > 0 ? PATH : undefined}>
        <FilterSearch label={t("users.searchLabel")} value={filters.q} />
        <FilterSelect
          name="role"
          label={t("users.role")}
          value={filters.role}
          choices={roles.map((value) => ({ value, label: role(value) }))}
        />
        <FilterSelect
          name="state"
          label={t("users.state")}
          value={filters.state}
          choices={[
            { value: "active", label: t("active") },
            { value: "disabled", label: t("disabled") },
          ]}
        />
      </FilterBar>
      {list.items.length > 0 ? (
        <UserTable users={list.items} />
      ) : (
        <EmptyState title={t("users.empty")}>{t("users.emptyHint")}</EmptyState>
      )}
      <Pagination
        {...list}
        hrefOf={(page) => `${PATH}?${new URLSearchParams({ ...query, page: `${page}` })}`}
      />
    </ClientMessages>
  );
}
