import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { mayEditRules } from "@/lib/auth/permissions";
import { businessNow } from "@/lib/core/clock";
import { listRules } from "@/lib/lamps/queries/rule-versions";
import { defaultRuleSettings } from "@/lib/lamps/rules/settings";
import { requireUser } from "@/lib/web/session";
import { DraftForm } from "../draft-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rules"))("newDraft") };
}

/** A draft begins as the latest version stands. */
export default async function NewDraftPage() {
  const actor = await requireUser();
  if (!mayEditRules(actor)) notFound();
  const [t, { versions }] = await Promise.all([
    getTranslations("rules"),
    listRules(actor, await businessNow()),
  ]);
  const settings = versions[0]?.settings ?? defaultRuleSettings;
  return (
    <ClientMessages use={["rules"]}>
      <PageHeader title={t("newDraft")} subtitle={t("newDraftHint")} />
      <DraftForm draft={null} settings={settings} inForce={settings} />
    </ClientMessages>
  );
}
