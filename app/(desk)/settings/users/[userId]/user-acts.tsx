"use client";

import { useTranslations } from "next-intl";
import { Secret } from "@/components/account/secret";
import { ConfirmForm } from "@/components/ui/confirm-form";
import type { UserView } from "@/lib/auth/queries";
import { clearSecondFactor, letInUser, newPassword, shutOutUser } from "../actions";

/** Reset, disable, enable: each asks first and says what it does. */
export function UserActs({ user }: { user: UserView }) {
  const t = useTranslations("settings");
  const hidden = { userId: user.id, version: user.version };
  const words = { name: user.name };
  return (
    <div className="flex flex-wrap gap-3">
      <ConfirmForm
        action={newPassword}
        hidden={hidden}
        label={t("users.reset")}
        title={t("users.reset")}
        confirmLabel={t("users.resetConfirm")}
        done={(made) => (
          <>
            {t("users.resetDone", { username: made.username })}
            <Secret>{made.password}</Secret>
          </>
        )}
      >
        {t("users.resetAsk", words)}
      </ConfirmForm>
      {user.hasSecondFactor && (
        <ConfirmForm
          action={clearSecondFactor}
          hidden={hidden}
          label={t("users.factorReset")}
          title={t("users.factorReset")}
          confirmLabel={t("users.factorResetConfirm")}
        >
          {t("users.factorResetAsk", words)}
        </ConfirmForm>
      )}
      {user.disabled ? (
        <ConfirmForm
          key="enable"
          action={letInUser}
          hidden={hidden}
          label={t("users.enable")}
          title={t("users.enable")}
          confirmLabel={t("users.enableConfirm")}
        >
          {t("users.enableAsk", words)}
        </ConfirmForm>
      ) : (
        <ConfirmForm
          key="disable"
          action={shutOutUser}
          hidden={hidden}
          label={t("users.disable")}
          title={t("users.disable")}
          confirmLabel={t("users.disableConfirm")}
        >
          {t("users.disableAsk", words)}
        </ConfirmForm>
      )}
    </div>
  );
}
