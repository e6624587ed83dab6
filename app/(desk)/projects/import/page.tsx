import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/shell/client-messages";
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
      <p className="mb-1 text-xs">
        <Link href="/projects" className="text-accent hover:underline">
          {t("back")}
        </Link>
      </p>
      <h1 className="mb-1 text-[22px] font-semibold">{t("title")}</h1>
      <p className="mb-4 max-w-3xl text-ink-2">{t("intro")}</p>
      <ClientMessages use={["import", "errors", "trace", "projects", "project", "lamps"]}>
        <ImportForm />
      </ClientMessages>
    </>
  );
}
