import { getFormatter, getTranslations } from "next-intl/server";
import { bodyCell, headCell } from "@/components/account/cells";
import { ConfirmedForm } from "@/components/account/confirmed-form";
import type { TokenView } from "@/lib/auth/queries";
import { endToken } from "./actions";

export async function TokenTable({ tokens }: { tokens: TokenView[] }) {
  const [t, format] = await Promise.all([getTranslations("account"), getFormatter()]);
  const day = (instant: string) => format.dateTime(new Date(instant), { dateStyle: "medium" });
  return (
    <section className="mb-5 overflow-x-auto" aria-label={t("tokens")}>
      <table className="w-full">
        <thead>
          <tr>
            <th className={headCell}>{t("columnName")}</th>
            <th className={headCell}>{t("columnRights")}</th>
            <th className={headCell}>{t("columnUntil")}</th>
            <th className={headCell}>{t("columnUsed")}</th>
            <th className={headCell}>{t("columnState")}</th>
            <th className={headCell}>{t("columnAction")}</th>
          </tr>
        </thead>
        <tbody>
          {tokens.map((token) => (
            <tr key={token.id}>
              <td className={`${bodyCell} min-w-40`}>{token.name}</td>
              <td className={`${bodyCell} whitespace-nowrap`}>
                {t(token.readOnly ? "readOnly" : "readWrite")}
              </td>
              <td className={`${bodyCell} whitespace-nowrap`}>{day(token.expiresAt)}</td>
              <td className={`${bodyCell} whitespace-nowrap`}>
                {token.lastUsedAt ? day(token.lastUsedAt) : t("never")}
              </td>
              <td className={`${bodyCell} whitespace-nowrap`}>{t(`state.${token.state}`)}</td>
              <td className={`${bodyCell} min-w-56`}>
                {token.state === "valid" && (
                  <ConfirmedForm
                    action={endToken}
                    fields={{ tokenId: token.id }}
                    verb={t("revoke")}
                    question={t("revokeAsk")}
                    confirm={t("revokeConfirm")}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
