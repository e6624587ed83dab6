import { useLocale, useTranslations } from "next-intl";
import { ConfirmForm } from "@/components/ui/confirm-form";
import { DataTable } from "@/components/ui/data-table";
import type { TokenView } from "@/lib/auth/queries";
import { dayIn } from "@/lib/core/clock";
import { formatDay } from "@/lib/core/format";
import { endToken } from "./actions";

/** One's own tokens: what for, what they may, until when, and the end of each. */
export function TokenTable({ tokens }: { tokens: TokenView[] }) {
  const t = useTranslations("account");
  const locale = useLocale();
  const day = (instant: string) => formatDay(dayIn(new Date(instant)), locale);
  return (
    <div className="mb-5">
      <DataTable
        caption={t("tokens")}
        rows={tokens}
        rowKey={(token) => token.id}
        columns={[
          { key: "name", head: t("columnName"), rowHead: true, phone: "line", cell: (token) => token.name },
          {
            key: "rights",
            head: t("columnRights"),
            nowrap: true,
            cell: (token) => t(token.readOnly ? "readOnly" : "readWrite"),
          },
          {
            key: "until",
            head: t("columnUntil"),
            nowrap: true,
            cell: (token) => day(token.expiresAt),
          },
          {
            key: "used",
            head: t("columnUsed"),
            nowrap: true,
            cell: (token) => (token.lastUsedAt ? day(token.lastUsedAt) : t("never")),
          },
          {
            key: "state",
            head: t("columnState"),
            nowrap: true,
            cell: (token) => t(`state.${token.state}`),
          },
          {
            key: "act",
            head: t("columnAction"),
            phone: "line",
            cell: (token) =>
              token.state === "valid" && (
                <ConfirmForm
                  action={endToken}
                  hidden={{ tokenId: token.id }}
                  label={t("revoke")}
                  variant="quiet"
                  title={t("revokeTitle", { name: token.name })}
                  confirmLabel={t("revokeConfirm")}
                >
                  {t("revokeAsk")}
                </ConfirmForm>
              ),
          },
        ]}
      />
    </div>
  );
}
