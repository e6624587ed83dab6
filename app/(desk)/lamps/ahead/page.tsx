import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { maySeeBusiness } from "@/lib/auth/permissions";
import { businessNow } from "@/lib/core/clock";
import { formatPeriod } from "@/lib/core/format";
import { listAhead } from "@/lib/lamps/queries/list-ahead";
import { requireUser } from "@/lib/web/session";
import { Deadline } from "../../filing/deadline";
import { AheadTable } from "./ahead-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("ahead"))("name") };
}

/** What will be red at this close, unless…: whose it is, what is wanting, how long there is. */
export default async function AheadPage() {
  const actor = await requireUser();
  if (!maySeeBusiness(actor)) notFound();
  const now = await businessNow();
  const [t, locale, ahead] = await Promise.all([
    getTranslations("ahead"),
    getLocale(),
    listAhead(actor, now),
  ]);
  if (!ahead) {
    return (
      <>
        <PageHeader title={t("name")} />
        <EmptyState title={t("noPeriodTitle")} action={<LinkButton href="/board">{t("toBoard")}</LinkButton>}>
          {t("noPeriod")}
        </EmptyState>
      </>
    );
  }
  const month = formatPeriod(ahead.period, locale);
  return (
    <>
      <PageHeader
        title={t("title", { month: formatPeriod(ahead.period, locale, { year: false }) })}
        subtitle={t("subtitle")}
      >
        <Deadline period={ahead} now={now} />
      </PageHeader>
      {ahead.items.length === 0 ? (
        <EmptyState title={t("noneTitle", { month })}>{t("none")}</EmptyState>
      ) : (
        <AheadTable ahead={ahead} mine={actor.leaderId !== null} />
      )}
    </>
  );
}
