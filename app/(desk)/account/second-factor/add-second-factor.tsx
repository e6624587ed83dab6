"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Secret } from "@/components/account/secret";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { idle } from "@/lib/web/form-state";
import { startSecondFactor, takeSecondFactor } from "../actions";
import { BackupCodes } from "./backup-codes";

/** The password, then the QR code with the app's first code, then the backup codes. */
export function AddSecondFactor() {
  const t = useTranslations("account");
  const [begun, begin] = useActionState(startSecondFactor, idle);
  const [taken, take] = useActionState(takeSecondFactor, idle);
  if (taken.status === "ok" && taken.data) return <BackupCodes codes={taken.data.codes} />;
  const made = begun.status === "ok" ? begun.data : undefined;
  if (!made) {
    return (
      <form action={begin} className="grid max-w-md gap-4">
        <ErrorSummary state={begun} labels={{ current: t("current") }} />
        <TextField
          name="current"
          type="password"
          label={t("current")}
          autoComplete="current-password"
          required
          error={begun.fieldErrors?.current}
        />
        <div>
          <SubmitButton>{t("factor.begin")}</SubmitButton>
        </div>
      </form>
    );
  }
  return (
    <form action={take} className="grid max-w-md gap-4">
      <p>{t("factor.scan")}</p>
      <svg
        role="img"
        aria-label={t("factor.qr")}
        viewBox={`0 0 ${made.size} ${made.size}`}
        className="size-52 rounded-md bg-white"
        shapeRendering="crispEdges"
      >
        <path d={made.path} fill="#000" />
      </svg>
      <div>
        <p>{t("factor.typed")}</p>
        <Secret>{made.secret.match(/.{1,4}/g)?.join(" ") ?? made.secret}</Secret>
      </div>
      <ErrorSummary state={taken} labels={{ code: t("factor.code") }} />
      <TextField
        name="code"
        label={t("factor.code")}
        hint={t("factor.codeHint")}
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        maxLength={10}
        error={taken.fieldErrors?.code}
      />
      <div>
        <SubmitButton>{t("factor.confirm")}</SubmitButton>
      </div>
    </form>
  );
}
