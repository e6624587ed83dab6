import { cookies } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { DemoDateProvider } from "@/components/shell/demo-date";
import type { NavLink } from "@/components/shell/nav-links";
import { type Navigation, navigationOf } from "@/components/shell/navigation";
import { Shell } from "@/components/shell/shell";
import { pinnedDay } from "@/lib/core/clock";
import { formatDay } from "@/lib/core/format";
import { getInstallation } from "@/lib/core/installation";
import { setPreference } from "@/lib/web/language-action";
import { isTheme, THEME_COOKIE } from "@/lib/web/preferences";
import { requireUser } from "@/lib/web/session";
import { signOut } from "../(auth)/sign-out";

export default async function DeskLayout({ children }: { children: ReactNode }) {
  // The page itself sends those away who must change their password first; that page stands in this frame too.
  const actor = await requireUser({ beforePasswordChange: true });
  const [t, locale, day, installation, jar] = await Promise.all([
    getTranslations("shell"),
    getLocale(),
    pinnedDay(),
    getInstallation(),
    cookies(),
  ]);
  const linksOf = (items: Navigation): NavLink[] =>
    items.map(({ key, href, within }) => ({ href, label: t(`nav.${key}`), within: linksOf(within) }));
  const theme = jar.get(THEME_COOKIE)?.value;
  return (
    <Shell
      links={linksOf(navigationOf(actor.role))}
      place={actor.unitName ?? installation?.centreName ?? ""}
      personName={actor.name}
      theme={isTheme(theme) ? theme : "system"}
      setPreference={setPreference}
      signOut={signOut}
    >
      <DemoDateProvider text={day && t("demoDate", { day: formatDay(day, locale) })}>
        {children}
      </DemoDateProvider>
    </Shell>
  );
}
