import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/shell/client-messages";
import { currentUser } from "@/lib/web/session";
import { LoginForm } from "./login-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("login"))("title") };
}

export default async function LoginPage() {
  if (await currentUser()) redirect("/");
  const t = await getTranslations("login");
  return (
    <div className="w-full max-w-[360px]">
      <p className="text-2xl font-semibold tracking-widest">{t("product")}</p>
      <p className="mb-5 text-ink-2">{t("slogan")}</p>
      <div className="rounded-lg border border-line bg-surface p-6">
        <h1 className="mb-4 text-lg font-semibold">{t("title")}</h1>
        <ClientMessages use={["login"]}>
          <LoginForm />
        </ClientMessages>
      </div>
      <p className="mt-4 text-[13px] text-ink-2">{t("help")}</p>
    </div>
  );
}
