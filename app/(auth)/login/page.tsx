import type { Metadata } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/shell/client-messages";
import { Preferences } from "@/components/shell/preferences";
import { waitingForCode } from "@/lib/sign-in/queries";
import { secondStepCookie } from "@/lib/web/auth";
import { setPreference } from "@/lib/web/language-action";
import { isTheme, THEME_COOKIE } from "@/lib/web/preferences";
import { currentUser } from "@/lib/web/session";
import { CodeForm } from "./code-form";
import { LoginForm } from "./login-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("login"))("title") };
}

export default async function LoginPage() {
  if (await currentUser()) redirect("/");
  const [t, jar] = await Promise.all([getTranslations("login"), cookies()]);
  const waiting = jar.get(secondStepCookie().name)?.value;
  const wantsCode = waiting ? (await waitingForCode(waiting, new Date())) !== null : false;
  const theme = jar.get(THEME_COOKIE)?.value;
  return (
    <div className="w-full max-w-[360px]">
      <p className="text-2xl font-semibold tracking-widest">{t("product")}</p>
      <p className="mb-5 text-ink-2">{t("slogan")}</p>
      <div className="rounded-lg border border-line bg-surface p-6">
        <h1 className="mb-4 text-lg font-semibold">{wantsCode ? t("codeTitle") : t("title")}</h1>
        <ClientMessages use={["login"]}>{wantsCode ? <CodeForm /> : <LoginForm />}</ClientMessages>
      </div>
      <p className="mt-4 text-[13px] text-ink-2">{wantsCode ? t("codeHelp") : t("help")}</p>
      <div className="mt-2 flex gap-4 text-[13px] text-ink-2">
        <Preferences theme={isTheme(theme) ? theme : "system"} setPreference={setPreference} />
      </div>
    </div>
  );
}
