import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PageTitle } from "@/components/account/section";
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
    <>
      <PageTitle>{t("addTitle")}</PageTitle>
      <NewUnitForm regions={regions} />
    </>
  );
}
