import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { mayEditRegistry } from "@/lib/auth/permissions";
import { requireUser } from "@/lib/web/session";
import { KnownNames } from "../../projects/project-form/known-names";
import { ProgrammeForm } from "../programme-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("programmes"))("newTitle") };
}

export default async function NewProgrammePage() {
  const actor = await requireUser();
  if (!mayEditRegistry(actor)) notFound();
  const t = await getTranslations("programmes");
  return (
    <ClientMessages use={["programmes"]}>
      <PageHeader title={t("newTitle")} />
      <KnownNames actor={actor} />
      <ProgrammeForm
        programmeId={null}
        version={0}
        stands={{ name: "", commander: "", members: [] }}
        idempotencyKey={crypto.randomUUID()}
        backHref="/programmes"
      />
    </ClientMessages>
  );
}
