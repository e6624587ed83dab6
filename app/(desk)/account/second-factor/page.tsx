import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { Card } from "@/components/ui/card";
import { formatMoment } from "@/lib/core/format";
import { getSecondFactor } from "@/lib/sign-in/queries";
import { requireUser, signedIn } from "@/lib/web/session";
import { newBackupCodes, stopSecondFactor } from "../actions";
import { AddSecondFactor } from "./add-second-factor";
import { PasswordAct } from "./password-act";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("factor.title") };
}

export default async function SecondFactorPage() {
  const actor = await requireUser({ beforeSecondFactor: true });
  const [known, factor, t, locale] = await Promise.all([
    signedIn(),
    getSecondFactor(actor),
    getTranslations("account.factor"),
    getLocale(),
  ]);
  return (
    <ClientMessages use={["account"]}>
      <PageHeader title={t("title")} />
      {!factor && (
        <Card className="mb-4" title={t("addTitle")}>
          {known?.mustAddSecondFactor && <p className="mb-3 font-semibold">{t("required")}</p>}
          <p className="mb-4 max-w-3xl text-ink-2">{t("explain")}</p>
          <AddSecondFactor />
        </Card>
      )}
      {factor && (
        <>
          <Card className="mb-4" title={t("codesTitle")}>
            <p className="mb-4 max-w-3xl text-ink-2">
              {t("on", {
                at: formatMoment(factor.since, locale),
                left: factor.codesLeft,
              })}
            </p>
            <PasswordAct act={newBackupCodes} label={t("renew")} />
          </Card>
          <Card className="mb-4" title={t("endTitle")}>
            <p className="mb-4 max-w-3xl text-ink-2">{t("endHint")}</p>
            <PasswordAct act={stopSecondFactor} label={t("end")} />
          </Card>
        </>
      )}
    </ClientMessages>
  );
}
