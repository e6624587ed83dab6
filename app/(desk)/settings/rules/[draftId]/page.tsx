import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { ConfirmForm } from "@/components/ui/confirm-form";
import { businessNow, dayIn } from "@/lib/core/clock";
import { formatPeriod } from "@/lib/core/format";
import { periodOf, shiftPeriod } from "@/lib/core/periods";
import { listRules } from "@/lib/lamps/queries/rule-versions";
import { firstAdoptable, whyNotAdopt } from "@/lib/lamps/rules/adoption";
import { defaultRuleSettings } from "@/lib/lamps/rules/settings";
import { requireUser } from "@/lib/web/session";
import { discardDraftAction } from "../actions";
import { AdoptForm } from "../adopt-form";
import { DraftForm } from "../draft-form";
import { findDraft } from "../find-draft";

type Props = { params: Promise<{ draftId: string }> };

/** So many months are offered to begin with. */
const MONTHS_OFFERED = 12;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await findDraft(await requireUser(), (await params).draftId)).name };
}

/** One draft: its settings beside the regulation's words, and its adoption. */
export default async function DraftPage({ params }: Props) {
  const actor = await requireUser();
  const draft = await findDraft(actor, (await params).draftId);
  const now = await businessNow();
  const [t, locale, { versions, calendar }] = await Promise.all([
    getTranslations("rules"),
    getLocale(),
    listRules(actor, now),
  ]);
  const first = firstAdoptable(calendar) ?? periodOf(dayIn(now));
  const inForce = versions.find(({ fromPeriod }) => fromPeriod <= first)?.settings ?? defaultRuleSettings;
  const periods = Array.from({ length: MONTHS_OFFERED }, (_, ahead) => shiftPeriod(first, ahead))
    .filter((period) => whyNotAdopt(calendar, period) === null)
    .map((value) => ({ value, label: formatPeriod(value, locale) }));
  return (
    <ClientMessages use={["rules"]}>
      <PageHeader title={draft.name} subtitle={t("draftSubtitle")}>
        <ConfirmForm
          action={discardDraftAction}
          hidden={{ draftId: draft.id, version: draft.version }}
          label={t("discard")}
          title={t("discardTitle", { name: draft.name })}
          confirmLabel={t("discard")}
        >
          {t("discardWhy")}
        </ConfirmForm>
        <LinkButton href={`/settings/rules/${draft.id}/back-test`}>{t("backTest")}</LinkButton>
      </PageHeader>
      <DraftForm key={draft.version} draft={draft} settings={draft.settings} inForce={inForce} />
      <AdoptForm draftId={draft.id} version={draft.version} periods={periods} />
    </ClientMessages>
  );
}
