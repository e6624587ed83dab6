import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { Card } from "@/components/ui/card";
import { ConfirmForm } from "@/components/ui/confirm-form";
import { mayManageAccounts } from "@/lib/auth/permissions";
import { AppError } from "@/lib/core/errors";
import { getUnit, listRegions } from "@/lib/units/queries";
import { requireUser } from "@/lib/web/session";
import { closeUnit, openUnit } from "../actions";
import { UnitForm } from "./unit-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("unitsTitle") };
}

export default async function UnitPage({ params }: { params: Promise<{ unitId: string }> }) {
  const actor = await requireUser();
  const { unitId } = await params;
  if (!mayManageAccounts(actor) || !z.uuid().safeParse(unitId).success) notFound();
  const unit = await getUnit(actor, unitId).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  });
  const [t, account, regions] = await Promise.all([
    getTranslations("settings"),
    getTranslations("account"),
    listRegions(actor),
  ]);
  const act = unit.disabled ? "enable" : "disable";
  return (
    <ClientMessages use={["settings"]}>
      <PageHeader
        title={t("units.editTitle", { name: unit.name })}
        subtitle={unit.disabled && t("units.disabledNote")}
      />
      <Card className="mb-4" title={account("facts")}>
        <UnitForm unit={unit} regions={regions} />
      </Card>
      <ConfirmForm
        key={act}
        action={unit.disabled ? openUnit : closeUnit}
        hidden={{ unitId: unit.id, version: unit.version }}
        label={t(`units.${act}`)}
        title={t(`units.${act}`)}
        confirmLabel={t(`units.${act}Confirm`)}
      >
        {t(`units.${act}Ask`)}
      </ConfirmForm>
    </ClientMessages>
  );
}
