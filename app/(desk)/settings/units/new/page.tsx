import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { mayManageAccounts } from "@/lib/auth/permissions";
import { listRegions } from "@/lib/units/queries";
import { requireUser } from "@/lib/web/session";
import { NewUnitForm } from "./new-unit-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.units"))("addTitle") };
}

export default async function NewUnitPage() {
  const actor = await requireUser();
  if (!mayManageAccounts(actor)) notFound();
  const [t, regions] = await Promise.all([getTranslations("settings.units"), listRegions(actor)]);
  return (
    <ClientMessages use={["settings"]}>
      <PageHeader title={t("addTitle")} />
      <NewUnitForm regions={regions} />
    </ClientMessages>
  );
}
