import { getFormatter, getTranslations } from "next-intl/server";
import { ConfirmedForm } from "@/components/account/confirmed-form";
import type { TokenView } from "@/lib/auth/queries";
import { endToken } from "./actions";

const head = "border-b border-line-2 px-3 py-2 text-left text-xs font-medium whitespace-nowrap text-ink-2";
const cell = "border-b border-line px-3 py-2 align-top";

export async function TokenTable({ tokens }: { tokens: TokenView[] }) {
  const [t, format] = await Promise.all([getTranslations("account"), getFormatter()]);
  const day = (instant: string) => format.dateTime(new Date(instant), { dateStyle: "medium" });
  return (
    <section className="mb-5 overflow-x-auto" aria-label={t("tokens")}>
      <table className="w-full">
        <thead>
          <tr>
            <th className={head}>{t("columnName")}</th>
            <th className={head}>{t("columnRights")}</th>
            <th className={head}>{t("columnUntil")}</th>
            <th className={head}>{t("columnUsed")}</th>
            <th className={head}>{t("columnState")}</th>
            <th className={head}>{t("columnAction")}</th>
          </tr>
        </thead>
        <tbody>
          {tokens.map((token) => (
            <tr key={token.id}>
              <td className={`${cell} min-w-40`}>{token.name}</td>
              <td className={`${cell} whitespace-nowrap`}>{t(token.readOnly ? "readOnly" : "readWrite")}</td>
              <td className={`${cell} whitespace-nowrap`}>{day(token.expiresAt)}</td>
              <td className={`${cell} whitespace-nowrap`}>
                {token.lastUsedAt ? day(token.lastUsedAt) : t("never")}
              </td>
              <td className={`${cell} whitespace-nowrap`}>{t(`state.${token.state}`)}</td>
              <td className={`${cell} min-w-56`}>
                {token.state === "valid" && (
                  <ConfirmedForm
                    action={endToken}
                    fields={{ tokenId: token.id }}
                    verb={t("revoke")}
                    question={t("revokeAsk")}
                    confirm={t("revokeConfirm")}
                    pending={t("saving")}
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
