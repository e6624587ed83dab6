import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { Card } from "@/components/ui/card";
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
    <ClientMessages use={["settings"]}>
      <PageHeader
        title={t("editTitle", { username: user.username })}
        subtitle={user.disabled && t("disabledNote")}
      />
      <Card className="mb-4" title={account("facts")}>
        <UserForm user={user} choices={choices} />
      </Card>
      <UserActs user={user} />
    </ClientMessages>
  );
}
