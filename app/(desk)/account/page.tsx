import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { KeyValues } from "@/components/ui/key-values";
import { getUser, listTokens } from "@/lib/auth/queries";
import { getSecondFactor, listSessions, listSignIns } from "@/lib/sign-in/queries";
import { requireUser, signedIn } from "@/lib/web/session";
import { NewToken } from "./new-token";
import { SessionTable } from "./session-table";
import { SignInTable } from "./sign-in-table";
import { TokenTable } from "./token-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("title") };
}

export default async function AccountPage() {
  const actor = await requireUser();
  const instant = new Date();
  const current = (await signedIn())?.sessionId ?? "";
  const [t, role, user, tokens, factor, sessions, signIns] = await Promise.all([
    getTranslations("account"),
    getTranslations("roles"),
    getUser(actor, actor.id),
    listTokens(actor, instant),
    getSecondFactor(actor),
    listSessions(actor, instant, current),
    listSignIns(actor),
  ]);
  const facts = [
    { name: t("username"), value: user.username },
    { name: t("name"), value: user.name },
    { name: t("role"), value: role(user.role) },
    { name: t("unit"), value: user.unitName },
    { name: t("region"), value: user.regionName },
    { name: t("leader"), value: user.leaderTitle },
  ].filter((fact) => fact.value);
  return (
    <ClientMessages use={["account"]}>
      <PageHeader title={t("title")} />
      <Card className="mb-4" title={t("facts")}>
        <KeyValues items={facts} />
        <p className="mt-3 text-xs text-ink-2">{t("factsHint")}</p>
      </Card>
      <Card className="mb-4" title={t("password")}>
        <LinkButton href="/account/password">{t("changePassword")}</LinkButton>
      </Card>
      <Card className="mb-4" title={t("factor.title")}>
        <p className="mb-3 max-w-3xl text-ink-2">
          {factor ? t("factor.isOn", { left: factor.codesLeft }) : t("factor.isOff")}
        </p>
        <LinkButton href="/account/second-factor">{factor ? t("factor.manage") : t("factor.add")}</LinkButton>
      </Card>
      <Card className="mb-4" title={t("sessions.title")}>
        <p className="mb-2 max-w-3xl text-ink-2">{t("sessions.hint")}</p>
        <SessionTable sessions={sessions} />
      </Card>
      <Card className="mb-4" title={t("signIns.title")}>
        <p className="mb-2 max-w-3xl text-ink-2">{t("signIns.hint")}</p>
        <SignInTable signIns={signIns} />
      </Card>
      <Card className="mb-4" title={t("tokens")}>
        <p className="mb-4 max-w-3xl text-ink-2">{t("tokensHint")}</p>
        {tokens.length > 0 ? <TokenTable tokens={tokens} /> : <p className="mb-4">{t("tokensEmpty")}</p>}
        <NewToken />
      </Card>
    </ClientMessages>
  );
}
