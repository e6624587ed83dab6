import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { Card } from "@/components/ui/card";
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
    <ClientMessages use={["account"]}>
      <PageHeader title={t("changePassword")} />
      <Card className="mb-4" title={t("password")}>
        {known?.mustChangePassword && <p className="mb-4 font-semibold">{t("passwordFirst")}</p>}
        <PasswordForm username={known?.username ?? ""} />
      </Card>
    </ClientMessages>
  );
}
