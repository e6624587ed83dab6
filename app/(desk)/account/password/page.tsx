import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageTitle, Section } from "@/components/account/section";
import { requireUser, signedIn } from "@/lib/web/session";
import { PasswordForm } from "./password-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("changePassword") };
}

export default async function PasswordPage() {
  await requireUser({ beforePasswordChange: true });
  const known = await signedIn();
  const t = await getTranslations("account");
  return (
    <>
      <PageTitle>{t("changePassword")}</PageTitle>
      <Section title={t("password")}>
        {known?.mustChangePassword && <p className="mb-4 font-semibold">{t("passwordFirst")}</p>}
        <PasswordForm username={known?.username ?? ""} />
      </Section>
    </>
  );
}
