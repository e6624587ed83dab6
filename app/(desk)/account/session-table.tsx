import { useLocale, useTranslations } from "next-intl";
import { ConfirmForm } from "@/components/ui/confirm-form";
import { DataTable } from "@/components/ui/data-table";
import { formatMoment } from "@/lib/core/format";
import type { SessionView } from "@/lib/sign-in/queries";
import { leaveElsewhere } from "./actions";

/** Where one is signed in, and the end of each but this one. */
export function SessionTable({ sessions }: { sessions: SessionView[] }) {
  const t = useTranslations("account");
  const locale = useLocale();
  const time = (at: Date) => formatMoment(at.toISOString(), locale);
  const others = sessions.filter(({ current }) => !current).length;
  return (
    <>
      <DataTable
        caption={t("sessions.title")}
        rows={sessions}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "device",
            head: t("sessions.device"),
            rowHead: true,
            phone: "line",
            cell: ({ device }) => device ?? t("unknown"),
          },
          {
            key: "address",
            head: t("sessions.address"),
            nowrap: true,
            cell: ({ address }) => address ?? t("unknown"),
          },
          { key: "since", head: t("sessions.since"), nowrap: true, cell: ({ since }) => time(since) },
          { key: "seen", head: t("sessions.seen"), nowrap: true, cell: ({ lastSeen }) => time(lastSeen) },
          {
            key: "act",
            head: t("columnAction"),
            phone: "line",
            cell: ({ id, current, device }) =>
              current ? (
                <span className="text-ink-2">{t("sessions.current")}</span>
              ) : (
                <ConfirmForm
                  action={leaveElsewhere}
                  hidden={{ sessionId: id }}
                  label={t("sessions.end")}
                  variant="quiet"
                  title={t("sessions.endTitle", { device: device ?? t("unknown") })}
                  confirmLabel={t("sessions.endConfirm")}
                >
                  {t("sessions.endAsk")}
                </ConfirmForm>
              ),
          },
        ]}
      />
      {others > 1 && (
        <div className="mt-4">
          <ConfirmForm
            action={leaveElsewhere}
            label={t("sessions.endAll")}
            title={t("sessions.endAll")}
            confirmLabel={t("sessions.endConfirm")}
          >
            {t("sessions.endAllAsk", { count: others })}
          </ConfirmForm>
        </div>
      )}
    </>
  );
}
