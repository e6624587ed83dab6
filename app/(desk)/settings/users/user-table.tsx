import Link from "next/link";
import { useTranslations } from "next-intl";
import { bodyCell, headCell } from "@/components/account/cells";
import type { UserView } from "@/lib/auth/queries";

export function UserTable({ users }: { users: UserView[] }) {
  const t = useTranslations("settings");
  const role = useTranslations("roles");
  return (
    <section
      className="relative overflow-x-auto rounded-lg border border-line bg-surface"
      aria-label={t("usersTitle")}
    >
      <table className="w-full">
        <thead>
          <tr>
            <th className={`${headCell} sticky left-0 bg-surface`}>{t("users.username")}</th>
            <th className={headCell}>{t("users.name")}</th>
            <th className={headCell}>{t("users.role")}</th>
            <th className={headCell}>{t("users.place")}</th>
            <th className={headCell}>{t("users.phone")}</th>
            <th className={headCell}>{t("users.state")}</th>
          </tr>
        </thead>
        <tbody>
          {users.map((user) => (
            <tr key={user.id} className={user.disabled ? "text-ink-2" : ""}>
              <th
                scope="row"
                className={`${bodyCell} sticky left-0 bg-surface text-left font-normal whitespace-nowrap`}
              >
                <Link href={`/settings/users/${user.id}`} className="text-accent underline">
                  {user.username}
                </Link>
              </th>
              <td className={`${bodyCell} min-w-32`}>{user.name}</td>
              <td className={`${bodyCell} whitespace-nowrap`}>{role(user.role)}</td>
              <td className={`${bodyCell} min-w-32`}>
                {user.unitName ?? user.regionName ?? user.leaderTitle}
              </td>
              <td className={`${bodyCell} whitespace-nowrap`}>{user.phone}</td>
              <td className={`${bodyCell} whitespace-nowrap`}>
                {t(user.disabled ? "disabled" : "active")}
                {user.mustChangePassword && !user.disabled && (
                  <span className="block text-xs text-ink-2">{t("users.mustChange")}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
