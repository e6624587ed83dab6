import Link from "next/link";
import { useTranslations } from "next-intl";
import { DataTable, SubLine } from "@/components/ui/data-table";
import type { UserView } from "@/lib/auth/queries";

/** Accounts: who, as what, where. */
export function UserTable({ users }: { users: UserView[] }) {
  const t = useTranslations("settings");
  const role = useTranslations("roles");
  return (
    <DataTable
      caption={t("usersTitle")}
      rows={users}
      rowKey={(user) => user.id}
      columns={[
        {
          key: "username",
          head: t("users.username"),
          rowHead: true,
          phone: "line",
          cell: (user) => (
            <Link prefetch={false} href={`/settings/users/${user.id}`} className="text-accent underline">
              {user.username}
            </Link>
          ),
        },
        { key: "name", head: t("users.name"), phone: "line", cell: (user) => user.name },
        { key: "role", head: t("users.role"), cell: (user) => role(user.role) },
        {
          key: "place",
          head: t("users.place"),
          cell: (user) => user.unitName ?? user.regionName ?? user.leaderTitle,
        },
        { key: "phone", head: t("users.phone"), phone: "hidden", nowrap: true, cell: (user) => user.phone },
        {
          key: "state",
          head: t("users.state"),
          nowrap: true,
          cell: (user) => (
            <>
              {t(user.disabled ? "disabled" : "active")}
              {user.mustChangePassword && !user.disabled && <SubLine>{t("users.mustChange")}</SubLine>}
            </>
          ),
        },
      ]}
    />
  );
}
