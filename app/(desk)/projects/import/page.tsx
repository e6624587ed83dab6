import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { mayEditRegistry } from "@/lib/auth/permissions";
import { requireUser } from "@/lib/web/session";
import { ImportForm } from "./import-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("import"))("title") };
}

export default async function ImportPage() {
  const actor = await requireUser();
  if (!mayEditRegistry(actor)) notFound();
  const t = await getTranslations("import");
  return (
    <>
      <PageHeader title={t("title")}>
        <LinkButton href="/projects">{t("back")}</LinkButton>
      </PageHeader>
      <p className="mb-4 max-w-3xl text-ink-2">{t("intro")}</p>
      <ClientMessages
        use={["import", "errors", "trace", "projects", "project", "lamps", "changes", "files", "cases"]}
      >
        <ImportForm />
      </ClientMessages>
    </>
  );
}
