import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { maySeeBusiness } from "@/lib/auth/permissions";
import { businessNow, dayIn } from "@/lib/core/clock";
import { formatDay, formatPeriod } from "@/lib/core/format";
import { isPeriod, nextPeriod, periodOf, previousPeriod } from "@/lib/core/periods";
import { feedSince } from "@/lib/meetings/queries/calendar-feed";
import { getCalendar } from "@/lib/meetings/queries/list-meetings";
import { requireUser } from "@/lib/web/session";
import { FeedCard } from "./feed-card";
import { MonthGrid } from "./month-grid";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("meetings.calendar"))("title") };
}

/** Years that the calendar turns to; an address is typed by anybody. */
const isShown = (month: unknown): month is string =>
  typeof month === "string" && isPeriod(month) && month >= "1990-01" && month <= "2099-12";

/** A month of meetings, with days off marked, and the way to have it in one's own calendar. */
export default async function CalendarPage({ searchParams }: Props) {
  const actor = await requireUser();
  if (!maySeeBusiness(actor)) notFound();
  const [given, now] = [(await searchParams).month, await businessNow()];
  const today = dayIn(now);
  const month = isShown(given) ? given : periodOf(today);
  const [t, locale, calendar, since] = await Promise.all([
    getTranslations("meetings"),
    getLocale(),
    getCalendar(actor, month, now),
    feedSince(actor),
  ]);
  const to = (period: string) => `/meetings/calendar?month=${period}`;
  return (
    <ClientMessages use={["meetings"]}>
      <PageHeader title={t("calendar.title")} subtitle={formatPeriod(month, locale)}>
        <LinkButton href={to(previousPeriod(month))}>{t("calendar.previous")}</LinkButton>
        {month !== periodOf(today) && (
          <LinkButton href="/meetings/calendar">{t("calendar.thisMonth")}</LinkButton>
        )}
        <LinkButton href={to(nextPeriod(month))}>{t("calendar.next")}</LinkButton>
        <LinkButton href="/meetings">{t("calendar.list")}</LinkButton>
      </PageHeader>
      <MonthGrid month={month} calendar={calendar} />
      <FeedCard since={since && formatDay(dayIn(new Date(since)), locale)} />
    </ClientMessages>
  );
}
