import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { mayRunCycle } from "@/lib/auth/permissions";
import { businessNow, dayIn } from "@/lib/core/clock";
import { formatPeriod } from "@/lib/core/format";
import { nextPeriod, periodOf } from "@/lib/core/periods";
import { listPeriods } from "@/lib/periods/queries";
import { whyNotOpen } from "@/lib/periods/rules";
import { requireUser } from "@/lib/web/session";
import { type Address, textAt } from "../address";
import { CurrentPeriod } from "./current-period";
import { OpenForm } from "./open-form";
import { PeriodTable } from "./period-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("cycle"))("title") };
}

export default async function CyclePage({ searchParams }: { searchParams: Promise<Address> }) {
  const actor = await requireUser();
  if (!mayRunCycle(actor)) notFound();
  const [address, now, t, locale] = await Promise.all([
    searchParams,
    businessNow(),
    getTranslations("cycle"),
    getLocale(),
  ]);
  const periods = await listPeriods(actor, now);
  const today = dayIn(now);
  const asked = textAt(address, "period");
  const unclosed = periods.filter((item) => item.state !== "closed");
  const current = unclosed.find((item) => item.period === asked) ?? unclosed.at(-1);
  const latest = periods[0]?.period ?? null;
  const openable = latest === null ? periodOf(today) : nextPeriod(latest);
  const mayOpen = whyNotOpen(openable, latest, periodOf(today)) === null;
  const month = (period: string) => formatPeriod(period, locale);
  return (
    <ClientMessages use={["cycle"]}>
      <PageHeader title={t("title")} subtitle={current && month(current.period)}>
        {latest !== null && mayOpen && <OpenForm period={openable} month={month(openable)} first={false} />}
      </PageHeader>
      {latest === null && (
        <EmptyState title={t("none")} action={<OpenForm period={openable} month={month(openable)} first />}>
          {t("noneHint")}
        </EmptyState>
      )}
      {latest !== null && !current && (
        <Notice title={t("allClosed", { month: month(latest) })}>
          {t(mayOpen ? "openNext" : "waitNext", { month: month(openable) })}
        </Notice>
      )}
      {unclosed.length > 1 && (
        <p className="mb-3 flex flex-wrap gap-3">
          {t("several")}
          {unclosed.map(({ period }) => (
            <Link
              key={period}
              href={`/filing/cycle?period=${period}`}
              aria-current={period === current?.period ? "page" : undefined}
              className="text-accent hover:underline aria-[current]:font-semibold"
            >
              {month(period)}
            </Link>
          ))}
        </p>
      )}
      {current && <CurrentPeriod actor={actor} period={current} now={now} />}
      {periods.length > 0 && (
        <>
          <h2 className="mb-2 font-semibold">{t("periods")}</h2>
          <PeriodTable periods={periods} />
        </>
      )}
    </ClientMessages>
  );
}
