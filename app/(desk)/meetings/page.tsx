import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar, FilterSelect } from "@/components/ui/filter-bar";
import { Pagination } from "@/components/ui/pagination";
import { maySeeBusiness } from "@/lib/auth/permissions";
import { businessNow, dayIn } from "@/lib/core/clock";
import { addDays } from "@/lib/core/periods";
import { listDeskMeetings, listMeetings } from "@/lib/meetings/queries/list-meetings";
import { listSeries } from "@/lib/meetings/queries/list-series";
import { maySetUpSeries } from "@/lib/meetings/queries/series-choices";
import { meetingStates } from "@/lib/meetings/rules/kinds";
import { requireUser } from "@/lib/web/session";
import { type Address, addressOf, filtersOf, isNarrowed } from "./address";
import { MeetingTable } from "./meeting-table";
import { SeriesTable } from "./series-table";

const COMING = 30;
const PAST = 20;
const SERIES = 200;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("meetings"))("title") };
}

/** What meets next, which series there are, and what was held. */
export default async function MeetingsPage({ searchParams }: { searchParams: Promise<Address> }) {
  const actor = await requireUser();
  if (!maySeeBusiness(actor)) notFound();
  const [{ page = 1, ...filters }, now] = [filtersOf(await searchParams), await businessNow()];
  const today = dayIn(now);
  const narrowed = isNarrowed(filters);
  const [t, coming, past, all, { unfinished }] = await Promise.all([
    getTranslations("meetings"),
    listMeetings(actor, { ...filters, from: today, sort: "on", pageSize: COMING }, now),
    listMeetings(actor, { ...filters, to: addDays(today, -1), page, pageSize: PAST }, now),
    listSeries(actor, { pageSize: SERIES }, now),
    listDeskMeetings(actor, now),
  ]);
  const series = all.items.filter(
    ({ id, level }) =>
      (filters.series === undefined || id === filters.series) &&
      (filters.level === undefined || level === filters.level),
  );
  // One that has begun before its day stands above, among those that are not finished; a narrowed list has no above.
  const ahead = narrowed
    ? coming.items
    : coming.items.filter(({ id }) => !unfinished.some((meeting) => meeting.id === id));
  const setUp = maySetUpSeries(actor) && (
    <LinkButton href="/meetings/series/new" variant={all.total === 0 ? "primary" : "plain"}>
      {t("list.newSeries")}
    </LinkButton>
  );
  return (
    <ClientMessages use={["meetings"]}>
      <PageHeader
        title={t("title")}
        subtitle={
          all.total > 0 &&
          t("list.count", {
            coming: coming.total - coming.items.length + ahead.length,
            series: series.length,
          })
        }
      >
        <LinkButton href="/meetings/calendar">{t("list.calendar")}</LinkButton>
        {setUp}
      </PageHeader>
      {all.total === 0 && past.total === 0 && !narrowed ? (
        <EmptyState title={t("list.emptyTitle")} action={setUp}>
          {t(maySetUpSeries(actor) ? "list.emptyHold" : "list.emptyAttend")}
        </EmptyState>
      ) : (
        <div className="grid gap-6">
          <div>
            <FilterBar action="/meetings" clearHref={narrowed ? "/meetings" : undefined}>
              <FilterSelect
                name="level"
                label={t("list.level")}
                value={filters.level === undefined ? undefined : String(filters.level)}
                choices={(["3", "2", "1"] as const).map((level) => ({
                  value: level,
                  label: t(`levels.${level}`),
                }))}
              />
              <FilterSelect
                name="series"
                label={t("list.series")}
                value={filters.series}
                choices={all.items.map(({ id, name }) => ({ value: id, label: name }))}
              />
              <FilterSelect
                name="state"
                label={t("list.state")}
                value={filters.state}
                choices={meetingStates.map((state) => ({ value: state, label: t(`states.${state}`) }))}
              />
            </FilterBar>
            {unfinished.length > 0 && !narrowed && (
              <section className="mb-6">
                <h2 className="font-semibold">{t("list.unfinished")}</h2>
                <p className="mb-2 text-ink-2">{t("list.unfinishedHint")}</p>
                <MeetingTable caption={t("list.unfinished")} rows={unfinished} />
              </section>
            )}
            <section>
              <h2 className="mb-2 font-semibold">{t("list.coming")}</h2>
              {ahead.length > 0 ? (
                <MeetingTable caption={t("list.coming")} rows={ahead} />
              ) : (
                <p className="text-ink-2">{t(narrowed ? "list.noMatch" : "list.nothingComing")}</p>
              )}
            </section>
          </div>
          {series.length > 0 && (
            <section>
              <h2 className="mb-2 font-semibold">{t("list.series")}</h2>
              <SeriesTable caption={t("list.series")} rows={series} />
            </section>
          )}
          <section>
            <h2 className="mb-2 font-semibold">{t("list.past")}</h2>
            {past.items.length > 0 ? (
              <>
                <MeetingTable caption={t("list.past")} rows={past.items} />
                <Pagination
                  page={past.page}
                  pageSize={past.pageSize}
                  total={past.total}
                  hrefOf={(to) => addressOf(filters, to)}
                />
              </>
            ) : (
              <p className="text-ink-2">{t(narrowed ? "list.noMatch" : "list.nothingPast")}</p>
            )}
          </section>
        </div>
      )}
    </ClientMessages>
  );
}
