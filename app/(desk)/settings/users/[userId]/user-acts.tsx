"use client";

import { useTranslations } from "next-intl";
import { ConfirmedForm } from "@/components/account/confirmed-form";
import { Secret } from "@/components/account/secret";
import type { UserView } from "@/lib/auth/queries";
import { letInUser, newPassword, shutOutUser } from "../actions";

/** Reset, disable, enable: each asks first and says what it does. */
export function UserActs({ user }: { user: UserView }) {
  const t = useTranslations("settings");
  const fields = { userId: user.id, version: user.version };
  const words = { name: user.name };
  return (
    <div className="grid justify-items-start gap-3">
      <ConfirmedForm
        action={newPassword}
        fields={fields}
        verb={t("users.reset")}
        question={t("users.resetAsk", words)}
        confirm={t("users.resetConfirm")}
        done={(made) => (
          <>
            {t("users.resetDone", { username: made.username })}
            <Secret>{made.password}</Secret>
          </>
        )}
      />
      {user.disabled ? (
        <ConfirmedForm
          key="enable"
          action={letInUser}
          fields={fields}
          verb={t("users.enable")}
          question={t("users.enableAsk", words)}
          confirm={t("users.enableConfirm")}
        />
      ) : (
        <ConfirmedForm
          key="disable"
          action={shutOutUser}
          fields={fields}
          verb={t("users.disable")}
          question={t("users.disableAsk", words)}
          confirm={t("users.disableConfirm")}
        />
      )}
    </div>
  );
}
