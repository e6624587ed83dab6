import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { mayEditRules, maySeeBusiness } from "@/lib/auth/permissions";
import { businessNow, dayIn } from "@/lib/core/clock";
import { formatDay } from "@/lib/core/format";
import { listRules, rulesInForce } from "@/lib/lamps/queries/rule-versions";
import { requireUser } from "@/lib/web/session";
import { SettingList } from "./setting-list";
import { VersionTable } from "./version-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rules"))("title") };
}

/** By which rules lamps are lit: in force, coming, and what is being weighed. */
export default async function RulesPage() {
  const actor = await requireUser();
  if (!maySeeBusiness(actor)) notFound();
  const now = await businessNow();
  const [t, locale, { versions, drafts }, inForce] = await Promise.all([
    getTranslations("rules"),
    getLocale(),
    listRules(actor, now),
    rulesInForce(actor, now),
  ]);
  const mayEdit = mayEditRules(actor);
  return (
    <ClientMessages use={["rules"]}>
      <PageHeader title={t("title")} subtitle={t("subtitle")}>
        {mayEdit && <LinkButton href="/settings/rules/new">{t("newDraft")}</LinkButton>}
      </PageHeader>
      {versions.length > 0 && <VersionTable versions={versions} mayEdit={mayEdit} />}
      {mayEdit && drafts.length > 0 && (
        <Card title={t("drafts")} className="mt-4" flush>
          <ul className="divide-y divide-line border-t border-line">
            {drafts.map((draft) => (
              <li key={draft.id} className="flex flex-wrap items-baseline gap-x-4 px-4 py-2.5 md:px-5">
                <Link
                  prefetch={false}
                  href={`/settings/rules/${draft.id}`}
                  className="font-semibold text-accent hover:underline"
                >
                  {draft.name}
                </Link>
                <span className="text-xs text-ink-2">
                  {t("draftBy", {
                    by: draft.createdBy,
                    day: formatDay(dayIn(new Date(draft.updatedAt)), locale),
                  })}
                </span>
                <Link
                  prefetch={false}
                  href={`/settings/rules/${draft.id}/back-test`}
                  className="ml-auto text-accent hover:underline"
                >
                  {t("backTest")}
                </Link>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Card title={t("inForce")} className="mt-4">
        <SettingList settings={inForce} />
      </Card>
    </ClientMessages>
  );
}
