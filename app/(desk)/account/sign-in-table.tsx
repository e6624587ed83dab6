import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { formatMoment } from "@/lib/core/format";
import type { SignInView } from "@/lib/sign-in/queries";

/** The last attempts to sign in: whoever sees one that was not theirs knows what to do. */
export function SignInTable({ signIns }: { signIns: SignInView[] }) {
  const t = useTranslations("account");
  const locale = useLocale();
  return (
    <DataTable
      caption={t("signIns.title")}
      rows={signIns}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "at",
          head: t("signIns.at"),
          rowHead: true,
          nowrap: true,
          phone: "line",
          cell: ({ at }) => formatMoment(at.toISOString(), locale),
        },
        {
          key: "outcome",
          head: t("signIns.result"),
          nowrap: true,
          cell: ({ outcome }) =>
            outcome === "entered" ? t("signIns.outcome.entered") : <b>{t(`signIns.outcome.${outcome}`)}</b>,
        },
        {
          key: "address",
          head: t("sessions.address"),
          nowrap: true,
          cell: ({ address }) => address ?? t("unknown"),
        },
        { key: "device", head: t("sessions.device"), cell: ({ device }) => device ?? t("unknown") },
      ]}
    />
  );
}
