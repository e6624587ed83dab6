import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/shell/client-messages";
import { GuideLink } from "@/components/shell/guide-link";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { mayRunCycle } from "@/lib/auth/permissions";
import { businessNow } from "@/lib/core/clock";
import { formatPeriod } from "@/lib/core/format";
import { listPeriods } from "@/lib/periods/queries";
import { listFilings } from "@/lib/progress/queries";
import { requireUser } from "@/lib/web/session";
import { type Address, textAt } from "./address";
import { Deadline } from "./deadline";
import { OfficeView } from "./office-view";
import { ReporterView } from "./reporter-view";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("filing"))("title") };
}

export default async function FilingPage({ searchParams }: { searchParams: Promise<Address> }) {
  const actor = await requireUser();
  if (!["reporter", "coordinator", "centre"].includes(actor.role)) notFound();
  const [address, now, t, locale] = await Promise.all([
    searchParams,
    businessNow(),
    getTranslations("filing"),
    getLocale(),
  ]);
  const periods = await listPeriods(actor, now);
  const asked = textAt(address, "period");
  const shown =
    periods.find((item) => item.period === asked) ??
    periods.findLast((item) => item.state !== "closed") ??
    periods[0];
  const cycleLink = mayRunCycle(actor) && <LinkButton href="/filing/cycle">{t("toCycle")}</LinkButton>;
  if (!shown) {
    return (
      <>
        <PageHeader title={t("title")} />
        <EmptyState
          title={t("noPeriod")}
          action={
            <>
              {cycleLink}
              <GuideLink />
            </>
          }
        >
          {t(mayRunCycle(actor) ? "noPeriodCentre" : "noPeriodOther")}
        </EmptyState>
      </>
    );
  }
  const { items } = await listFilings(actor, shown.period, now);
  const choices = periods.map(({ period }) => ({ value: period, label: formatPeriod(period, locale) }));
  const view = { items, period: shown.period, closed: shown.state === "closed", choices };
  return (
    <ClientMessages use={["filing"]}>
      <PageHeader
        title={t("title")}
        subtitle={t("subtitle", { period: formatPeriod(shown.period, locale), count: items.length })}
      >
        <Deadline period={shown} now={now} />
        {shown.state !== "closed" && items.some((item) => item.mayFile) && (
          <>
            <LinkButton href={`/filing/grid?period=${shown.period}`}>{t("byGrid")}</LinkButton>
            <LinkButton href={`/filing/sheet?period=${shown.period}`}>{t("bySheet")}</LinkButton>
          </>
        )}
        {cycleLink}
      </PageHeader>
      {actor.role === "reporter" ? (
        <ReporterView {...view} hasUnit={actor.unitId !== null} />
      ) : (
        <OfficeView {...view} address={address} />
      )}
    </ClientMessages>
  );
}
