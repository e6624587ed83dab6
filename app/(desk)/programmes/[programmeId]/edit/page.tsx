import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { mayEditRegistry } from "@/lib/auth/permissions";
import { requireUser } from "@/lib/web/session";
import { KnownNames } from "../../../projects/project-form/known-names";
import { ProgrammeForm } from "../../programme-form";
import { findProgramme } from "../find";

type Props = { params: Promise<{ programmeId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const programme = await findProgramme(await requireUser(), (await params).programmeId);
  return { title: (await getTranslations("programmes"))("editTitle", { name: programme.name }) };
}

export default async function EditProgrammePage({ params }: Props) {
  const actor = await requireUser();
  if (!mayEditRegistry(actor)) notFound();
  const programme = await findProgramme(actor, (await params).programmeId);
  const t = await getTranslations("programmes");
  return (
    <ClientMessages use={["programmes"]}>
      <PageHeader title={t("editTitle", { name: programme.name })} />
      <KnownNames actor={actor} />
      <ProgrammeForm
        programmeId={programme.id}
        version={programme.version}
        stands={{
          name: programme.name,
          commander: programme.commander?.title ?? "",
          members: programme.members.map(({ name }) => name),
        }}
        idempotencyKey={crypto.randomUUID()}
        backHref={`/programmes/${programme.id}`}
      />
    </ClientMessages>
  );
}
