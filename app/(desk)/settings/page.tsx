import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { mayEditRules, mayManageAccounts, mayReadUnits, maySeeUpkeep } from "@/lib/auth/permissions";
import { getInstallation } from "@/lib/core/installation";
import { getUpkeep } from "@/lib/upkeep/queries/latest-runs";
import { requireUser } from "@/lib/web/session";
import { NamesForm } from "./names-form";
import { SecondFactorForm } from "./second-factor-form";
import { UpkeepCard } from "./upkeep-card";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("title") };
}

export default async function SettingsPage() {
  const actor = await requireUser();
  if (!mayManageAccounts(actor) && !mayReadUnits(actor)) notFound();
  const [t, account, rules, blocks, installation, upkeep] = await Promise.all([
    getTranslations("settings"),
    getTranslations("account"),
    getTranslations("rules"),
    getTranslations("blocks"),
    getInstallation(),
    maySeeUpkeep(actor) ? getUpkeep(actor, new Date()) : null,
  ]);
  const entries = [
    { href: "/settings/users", title: t("usersTitle"), hint: t("usersHint"), may: mayManageAccounts(actor) },
    { href: "/settings/units", title: t("unitsTitle"), hint: t("unitsHint"), may: mayReadUnits(actor) },
    { href: "/settings/rules", title: rules("title"), hint: rules("subtitle"), may: mayEditRules(actor) },
    { href: "/settings/blocks", title: blocks("title"), hint: blocks("subtitle"), may: true },
    { href: "/account", title: account("title"), hint: t("accountHint"), may: true },
  ].filter((entry) => entry.may);
  return (
    <>
      <PageHeader title={t("title")} />
      <ul className="max-w-3xl divide-y divide-line rounded-lg border border-line bg-surface">
        {entries.map(({ href, title, hint }) => (
          <li key={href}>
            <Link href={href} className="block px-5 py-4 hover:bg-accent-weak">
              <span className="block font-semibold text-accent">{title}</span>
              <span className="text-ink-2">{hint}</span>
            </Link>
          </li>
        ))}
      </ul>
      {installation && mayManageAccounts(actor) && (
        <ClientMessages use={["settings", "roles"]}>
          <NamesForm cityName={installation.cityName} centreName={installation.centreName} />
          <SecondFactorForm chosen={installation.secondFactorRoles} />
        </ClientMessages>
      )}
      {upkeep && <UpkeepCard upkeep={upkeep} />}
    </>
  );
}
