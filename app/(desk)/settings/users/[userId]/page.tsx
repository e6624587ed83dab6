import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PageTitle, Section } from "@/components/account/section";
import { mayManageAccounts } from "@/lib/auth/permissions";
import { getUser } from "@/lib/auth/queries";
import { AppError } from "@/lib/core/errors";
import { requireUser } from "@/lib/web/session";
import { accountChoices } from "../choices";
import { UserActs } from "./user-acts";
import { UserForm } from "./user-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("usersTitle") };
}

export default async function UserPage({ params }: { params: Promise<{ userId: string }> }) {
  const actor = await requireUser();
  if (!mayManageAccounts(actor)) notFound();
  const { userId } = await params;
  const user = await getUser(actor, userId).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  });
  const [t, account, choices] = await Promise.all([
    getTranslations("settings.users"),
    getTranslations("account"),
    accountChoices(actor),
  ]);
  return (
    <>
      <PageTitle aside={user.disabled && <span className="font-semibold">{t("disabledNote")}</span>}>
        {t("editTitle", { username: user.username })}
      </PageTitle>
      <Section title={account("facts")}>
        <UserForm user={user} choices={choices} />
      </Section>
      <UserActs user={user} />
    </>
  );
}
