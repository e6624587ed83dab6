import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { mayEditRegistry } from "@/lib/auth/permissions";
import { requireUser } from "@/lib/web/session";
import { formChoices } from "../project-form/choices";
import { blankValues } from "../project-form/form-values";
import { KnownNames } from "../project-form/known-names";
import { ProjectForm } from "../project-form/project-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("projectForm"))("newTitle") };
}

/** A project is entered in the registry. */
export default async function NewProjectPage() {
  const actor = await requireUser();
  if (!mayEditRegistry(actor)) notFound();
  const [t, choices] = await Promise.all([getTranslations("projectForm"), formChoices(actor)]);
  return (
    <ClientMessages use={["projectForm"]}>
      <PageHeader title={t("newTitle")} subtitle={t("newHint")} />
      <KnownNames actor={actor} />
      <ProjectForm
        projectId={null}
        stands={{ version: 0, values: blankValues }}
        lockedFields={[]}
        choices={choices}
        idempotencyKey={crypto.randomUUID()}
        backHref="/projects"
      />
    </ClientMessages>
  );
}
