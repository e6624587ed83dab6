import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { useSettingWords } from "@/components/lamps/setting-words";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { maySeeBusiness } from "@/lib/auth/permissions";
import { businessNow, dayIn } from "@/lib/core/clock";
import { periodOf } from "@/lib/core/periods";
import { ledgerSettings } from "@/lib/issues/rules/settings";
import { rulesInForce } from "@/lib/lamps/queries/rule-versions";
import type { RuleSettings } from "@/lib/lamps/rules/settings";
import { lastFilingDayOf } from "@/lib/periods/rules";
import { requireUser } from "@/lib/web/session";
import { type ShownTerm, TermList } from "./term-list";
import { counts, filing, investment, lamps, ledger } from "./terms";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("guide.numbers"))("title") };
}

function Terms({ settings, lockDay }: { settings: RuleSettings; lockDay: string }) {
  const t = useTranslations("guide.numbers");
  const statistics = useTranslations("statistics");
  const words = useSettingWords();
  const sourceOf = (key: string) => t("from", { source: t(`sources.${key}`) });
  const values = { days: ledgerSettings.soonDays, day: Number(lockDay.slice(8)) };
  const shown = ({ key, source, rules = [] }: (typeof lamps)[number]): ShownTerm => ({
    key,
    name: t(`terms.${key}.name`),
    text: t(`terms.${key}.text`, values),
    source: sourceOf(source),
    standards: rules.map((rule) =>
      t("standard", { rule: words.label(rule), value: words.value(rule, settings) }),
    ),
  });
  return (
    <div className="grid max-w-6xl gap-4">
      <TermList title={t("groups.investment")} terms={investment.map(shown)} />
      <TermList title={t("groups.lamps")} terms={lamps.map(shown)} />
      <TermList
        title={t("groups.counts")}
        terms={counts.map((key) => ({
          key,
          name: statistics(`figure.${key}`),
          text: statistics(`meaning.${key}`),
          source: sourceOf("closing"),
          standards: [],
        }))}
      />
      <TermList title={t("groups.ledger")} terms={ledger.map(shown)} />
      <TermList title={t("groups.filing")} terms={filing.map(shown)} />
    </div>
  );
}

/** What each number means and where it comes from, with the standards of the rules in force. */
export default async function NumbersPage() {
  const actor = await requireUser();
  if (!maySeeBusiness(actor)) notFound();
  const now = await businessNow();
  const [t, settings] = await Promise.all([getTranslations("guide.numbers"), rulesInForce(actor, now)]);
  return (
    <>
      <PageHeader title={t("title")} subtitle={t("subtitle")}>
        <LinkButton href="/guide">{t("back")}</LinkButton>
        <LinkButton href="/settings/rules">{t("toRules")}</LinkButton>
      </PageHeader>
      <Terms settings={settings} lockDay={lastFilingDayOf(periodOf(dayIn(now)))} />
    </>
  );
}
