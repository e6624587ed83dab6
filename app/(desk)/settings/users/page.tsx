import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { EmptyList, ListFilters, linkButton, Pager } from "@/components/account/list-parts";
import { PageTitle } from "@/components/account/section";
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
    <>
      <PageTitle
        aside={
          <>
            <span className="grow text-ink-2">{t("users.count", { total: list.total })}</span>
            <Link href={`${PATH}/new`} className={linkButton}>
              {t("users.add")}
            </Link>
          </>
        }
      >
        {t("usersTitle")}
      </PageTitle>
      <ListFilters
        path={PATH}
        filters={[
          { name: "q", label: t("users.searchLabel"), value: filters.q },
          {
            name: "role",
            label: t("users.role"),
            value: filters.role,
            options: roles.map((value) => ({ value, label: role(value) })),
          },
          {
            name: "state",
            label: t("users.state"),
            value: filters.state,
            options: [
              { value: "active", label: t("active") },
              { value: "disabled", label: t("disabled") },
            ],
          },
        ]}
      />
      {list.items.length > 0 ? (
        <UserTable users={list.items} />
      ) : (
        <EmptyList title={t("users.empty")} hint={t("users.emptyHint")} />
      )}
      <Pager path={PATH} query={query} page={list.page} pages={Math.ceil(list.total / list.pageSize)} />
    </>
  );
}
