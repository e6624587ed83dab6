import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { mayManageAccounts } from "@/lib/auth/permissions";
import { requireUser } from "@/lib/web/session";
import { accountChoices } from "../choices";
import { NewUserForm } from "./new-user-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.users"))("addTitle") };
}

export default async function NewUserPage() {
  const actor = await requireUser();
  if (!mayManageAccounts(actor)) notFound();
  const [t, choices] = await Promise.all([getTranslations("settings.users"), accountChoices(actor)]);
  return (
    <ClientMessages use={["settings"]}>
      <PageHeader title={t("addTitle")} />
      <NewUserForm choices={choices} />
    </ClientMessages>
  );
}
