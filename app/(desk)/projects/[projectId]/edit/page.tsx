import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { type Actor, mayEditRegistry } from "@/lib/auth/permissions";
import { AppError } from "@/lib/core/errors";
import { getProject, type ProjectDetail } from "@/lib/projects/queries/get-project";
import { lockedFieldsOf } from "@/lib/projects/rules/locked-fields";
import { requireUser } from "@/lib/web/session";
import { formChoices } from "../../project-form/choices";
import { valuesOf } from "../../project-form/form-values";
import { KnownNames } from "../../project-form/known-names";
import { ProjectForm } from "../../project-form/project-form";

type Props = { params: Promise<{ projectId: string }> };

async function findProject(actor: Actor, id: string): Promise<ProjectDetail> {
  if (!mayEditRegistry(actor)) notFound();
  try {
    return await getProject(actor, id);
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const project = await findProject(await requireUser(), (await params).projectId);
  return { title: (await getTranslations("projectForm"))("editTitle", { name: project.name }) };
}

/** All fields of a project; what a confirmed plan locks can be read and not changed. */
export default async function EditProjectPage({ params }: Props) {
  const actor = await requireUser();
  const project = await findProject(actor, (await params).projectId);
  // Restored first, on its page.
  if (project.withdrawn) redirect(`/projects/${project.id}`);
  const [t, choices] = await Promise.all([getTranslations("projectForm"), formChoices(actor)]);
  const lockedFields = lockedFieldsOf(
    project,
    project.plans.map(({ year, confirmedAt }) => ({ year, confirmed: confirmedAt !== null })),
  );
  return (
    <ClientMessages use={["projectForm"]}>
      <PageHeader title={t("editTitle", { name: project.name })} subtitle={project.number} />
      {lockedFields.length > 0 && (
        <Notice
          next={
            <LinkButton href={`/projects/${project.id}?tab=plan`} variant="quiet">
              {t("toChanges")}
            </LinkButton>
          }
        >
          {t("lockedNotice")}
        </Notice>
      )}
      <KnownNames actor={actor} />
      <ProjectForm
        projectId={project.id}
        stands={{ version: project.version, values: valuesOf(project) }}
        lockedFields={lockedFields}
        choices={choices}
        idempotencyKey={crypto.randomUUID()}
        backHref={`/projects/${project.id}`}
      />
    </ClientMessages>
  );
}
