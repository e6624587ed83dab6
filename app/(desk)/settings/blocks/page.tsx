import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { mayManageAccounts, mayReadUnits } from "@/lib/auth/permissions";
import { requireUser } from "@/lib/web/session";
import { Block } from "./block";
import { FigureBlocks } from "./figure-blocks";
import { FormBlocks } from "./form-blocks";
import { ListBlocks } from "./list-blocks";
import { WordBlocks } from "./word-blocks";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("blocks"))("title") };
}

/** The living page of the building blocks, each the real component: for who works on the product. */
export default async function BlocksPage() {
  const actor = await requireUser();
  if (!mayManageAccounts(actor) && !mayReadUnits(actor)) notFound();
  const [t, settings] = await Promise.all([getTranslations("blocks"), getTranslations("settings")]);
  return (
    <ClientMessages use={["blocks"]}>
      <PageHeader title={t("title")} subtitle={t("subtitle")}>
        <LinkButton href="/settings">{settings("title")}</LinkButton>
      </PageHeader>
      <p className="mb-4 text-ink-2">
        {t("hint")} {t("theme")}
      </p>
      <div className="gap-4 *:mb-4 *:break-inside-avoid xl:columns-2">
        <Block name="frame" file="shell/page-header" />
        <ListBlocks />
        <FormBlocks />
        <WordBlocks />
        <FigureBlocks />
      </div>
    </ClientMessages>
  );
}
