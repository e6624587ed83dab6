"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FormDone, FormProblem, Submit } from "@/components/account/fields";
import { linkButton } from "@/components/account/list-parts";
import type { UserView } from "@/lib/auth/queries";
import { idle } from "@/lib/web/form-state";
import { AccountFields } from "../account-fields";
import { changeUser } from "../actions";
import type { AccountChoices } from "../choices";

export function UserForm({ user, choices }: { user: UserView; choices: AccountChoices }) {
  const t = useTranslations("settings");
  const [state, submit] = useActionState(changeUser, idle);
  return (
    <form action={submit} className="grid max-w-3xl gap-4">
      <input type="hidden" name="userId" value={user.id} />
      <input type="hidden" name="version" value={user.version} />
      {state.status === "ok" && <FormDone>{t("saved")}</FormDone>}
      <FormProblem state={state} />
      <AccountFields state={state} choices={choices} user={user} />
      <div className="flex flex-wrap items-center gap-4">
        <Submit pending={t("saving")}>{t("save")}</Submit>
        <Link href="/settings/users" className={linkButton}>
          {t("cancel")}
        </Link>
      </div>
    </form>
  );
}
