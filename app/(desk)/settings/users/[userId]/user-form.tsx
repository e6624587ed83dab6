"use client";

import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { useFormAction } from "@/components/ui/use-form-action";
import type { UserView } from "@/lib/auth/queries";
import { AccountFields } from "../account-fields";
import { changeUser } from "../actions";
import type { AccountChoices } from "../choices";

export function UserForm({ user, choices }: { user: UserView; choices: AccountChoices }) {
  const t = useTranslations("settings");
  const [state, submit] = useFormAction(changeUser);
  return (
    <form action={submit} className="grid max-w-3xl gap-4">
      <input type="hidden" name="userId" value={user.id} />
      <input type="hidden" name="version" value={user.version} />
      {state.status === "ok" && <Notice live>{t("saved")}</Notice>}
      <ErrorSummary state={state} />
      <AccountFields state={state} choices={choices} user={user} />
      <div className="flex flex-wrap items-center gap-4">
        <SubmitButton>{t("save")}</SubmitButton>
        <LinkButton href="/settings/users">{t("cancel")}</LinkButton>
      </div>
    </form>
  );
}
