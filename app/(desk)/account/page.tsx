import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { FactsList } from "@/components/account/facts-list";
import { PageTitle, Section } from "@/components/account/section";
import { getUser, listTokens } from "@/lib/auth/queries";
import { requireUser } from "@/lib/web/session";
import { NewToken } from "./new-token";
import { TokenTable } from "./token-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("title") };
}

export default async function AccountPage() {
  const actor = await requireUser();
  const [t, role, user, tokens] = await Promise.all([
    getTranslations("account"),
    getTranslations("roles"),
    getUser(actor, actor.id),
    listTokens(actor, new Date()),
  ]);
  const facts = [
    { term: t("username"), value: user.username },
    { term: t("name"), value: user.name },
    { term: t("role"), value: role(user.role) },
    { term: t("unit"), value: user.unitName },
    { term: t("region"), value: user.regionName },
    { term: t("leader"), value: user.leaderTitle },
  ].filter((fact) => fact.value);
  return (
    <>
      <PageTitle>{t("title")}</PageTitle>
      <Section title={t("facts")}>
        <FactsList facts={facts} />
        <p className="mt-3 text-xs text-ink-2">{t("factsHint")}</p>
      </Section>
      <Section title={t("password")}>
        <Link
          href="/account/password"
          className="inline-flex h-9 items-center rounded-md border border-line-2 bg-surface px-4"
        >
          {t("changePassword")}
        </Link>
      </Section>
      <Section title={t("tokens")}>
        <p className="mb-4 max-w-3xl text-ink-2">{t("tokensHint")}</p>
        {tokens.length > 0 ? <TokenTable tokens={tokens} /> : <p className="mb-4">{t("tokensEmpty")}</p>}
        <NewToken />
      </Section>
    </>
  );
}
