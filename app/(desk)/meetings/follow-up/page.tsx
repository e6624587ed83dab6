import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar, FilterSelect } from "@/components/ui/filter-bar";
import { maySeeBusiness } from "@/lib/auth/permissions";
import { businessNow } from "@/lib/core/clock";
import { formatDay } from "@/lib/core/format";
import { getFollowUp, MEETINGS_FOLLOWED } from "@/lib/meetings/queries/get-follow-up";
import type { FollowUp, FollowUpCounts, LevelCounts } from "@/lib/meetings/rules/follow-up";
import { requireUser } from "@/lib/web/session";

const addressSchema = z.object({
  last: z.coerce.number().int().min(1).max(24).optional().catch(undefined),
  series: z.uuid().optional().catch(undefined),
});

const CHOICES = [1, 3, 6, 12] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("meetings"))("followUp.title") };
}

/** What of the last meetings is closed, late, carried; by meeting, unit and series; and where issues get resolved. */
export default async function FollowUpPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const actor = await requireUser();
  if (!maySeeBusiness(actor) || actor.role === "reporter") notFound();
  const { last = MEETINGS_FOLLOWED, series } = addressSchema.parse(await searchParams);
  const [t, locale, now] = await Promise.all([getTranslations("meetings"), getLocale(), businessNow()]);
  const followed = await getFollowUp(actor, { last, seriesId: series }, now);
  const counts = <Row extends FollowUpCounts>(): Column<Row>[] =>
    (["decided", "closedInTime", "closedLate", "overdue", "running", "carried"] as const).map((key) => ({
      key,
      head: t(`followUp.${key}`),
      numeric: true,
      phone: "beside",
      cell: (row) => row[key],
    }));
  const levels: Column<LevelCounts>[] = [
    {
      key: "level",
      head: t("col.level"),
      rowHead: true,
      phone: "line",
      cell: ({ level }) => t(`levels.${level as 1 | 2 | 3}`),
    },
    ...(["reached", "closed", "open", "escalated"] as const).map((key) => ({
      key,
      head: t(`followUp.level.${key}`),
      numeric: true,
      phone: "beside" as const,
      cell: (row: LevelCounts) => row[key],
    })),
    {
      key: "median",
      head: t("followUp.level.median"),
      numeric: true,
      cell: ({ medianDays }) => medianDays ?? "—",
    },
  ];
  return (
    <>
      <PageHeader
        title={t("followUp.title")}
        subtitle={t("followUp.subtitle", { last, decided: followed.all.decided })}
      >
        <LinkButton href="/meetings">{t("back")}</LinkButton>
      </PageHeader>
      <FilterBar
        action="/meetings/follow-up"
        clearHref={series || last !== MEETINGS_FOLLOWED ? "/meetings/follow-up" : undefined}
      >
        <FilterSelect
          name="last"
          label={t("followUp.last")}
          value={String(last)}
          choices={CHOICES.map((value) => ({
            value: String(value),
            label: t("followUp.meetings", { count: value }),
          }))}
        />
        {followed.choices.length > 1 && (
          <FilterSelect
            name="series"
            label={t("col.series")}
            value={series}
            choices={followed.choices.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
      </FilterBar>
      <div className="grid gap-6">
        {followed.all.decided === 0 ? (
          <EmptyState title={t("followUp.empty")}>{t("followUp.emptyHint")}</EmptyState>
        ) : (
          <>
            <section>
              <h2 className="mb-2 font-semibold">{t("followUp.byMeeting")}</h2>
              <DataTable
                caption={t("followUp.byMeeting")}
                columns={[
                  {
                    key: "meeting",
                    head: t("col.meeting"),
                    rowHead: true,
                    phone: "line",
                    cell: ({ meetingId, series: name, ordinal, on }) => (
                      <Link href={`/meetings/${meetingId}`} className="text-accent hover:underline">
                        {t("nth", { series: name, ordinal })} {formatDay(on, locale)}
                      </Link>
                    ),
                  },
                  ...counts<FollowUp["meetings"][number]>(),
                ]}
                rows={followed.meetings}
                rowKey={({ meetingId }) => meetingId}
              />
            </section>
            <section>
              <h2 className="mb-2 font-semibold">{t("followUp.byUnit")}</h2>
              <DataTable
                caption={t("followUp.byUnit")}
                columns={[
                  {
                    key: "unit",
                    head: t("col.unit"),
                    rowHead: true,
                    phone: "line",
                    cell: ({ unit }) => (
                      <Link
                        href={`/issues?unit=${encodeURIComponent(unit)}&state=open`}
                        className="text-accent hover:underline"
                      >
                        {unit}
                      </Link>
                    ),
                  },
                  ...counts<FollowUp["units"][number]>(),
                ]}
                rows={followed.units}
                rowKey={({ unit }) => unit}
              />
            </section>
            {followed.series.length > 1 && (
              <section>
                <h2 className="mb-2 font-semibold">{t("followUp.bySeries")}</h2>
                <DataTable
                  caption={t("followUp.bySeries")}
                  columns={[
                    {
                      key: "series",
                      head: t("col.series"),
                      rowHead: true,
                      phone: "line",
                      cell: (row) => row.series,
                    },
                    ...counts<FollowUp["series"][number]>(),
                  ]}
                  rows={followed.series}
                  rowKey={(row) => row.series}
                />
              </section>
            )}
          </>
        )}
        <section>
          <h2 className="mb-1 font-semibold">{t("followUp.levels", { year: followed.year })}</h2>
          <p className="mb-2 text-xs text-ink-2">{t("followUp.levelsHint")}</p>
          <DataTable
            caption={t("followUp.levels", { year: followed.year })}
            columns={levels}
            rows={followed.levels}
            rowKey={({ level }) => String(level)}
          />
        </section>
      </div>
    </>
  );
}
