import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { useMeetingWords } from "@/components/meetings/words";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { KeyValues } from "@/components/ui/key-values";
import type { Actor } from "@/lib/auth/permissions";
import { businessNow, dayIn } from "@/lib/core/clock";
import { AppError } from "@/lib/core/errors";
import { getSeries, type SeriesDetail } from "@/lib/meetings/queries/get-series";
import { listMeetings } from "@/lib/meetings/queries/list-meetings";
import { listSeriesChoices } from "@/lib/meetings/queries/series-choices";
import { requireUser } from "@/lib/web/session";
import { ConveneButton } from "../../arrange-forms";
import { MeetingTable } from "../../meeting-table";
import { SeriesForm } from "../series-form";

type Props = {
  params: Promise<{ seriesId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const MEETINGS = 50;

/** The series, or the page that says there is none: also for whoever may not know of it. */
async function findSeries(actor: Actor, id: string): Promise<SeriesDetail> {
  try {
    return await getSeries(actor, id, await businessNow());
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await findSeries(await requireUser(), (await params).seriesId)).name };
}

function Facts({ series }: { series: SeriesDetail }) {
  const { t, rule, day, weekday } = useMeetingWords();
  const common = useTranslations("common");
  const muted = (words: string) => <span className="text-ink-2">{words}</span>;
  const span = [
    t("series.from", { day: day(series.startsOn) }),
    series.endsOn && t("series.stillTo", { day: day(series.endsOn) }),
  ];
  return (
    <div className="mb-6 grid items-start gap-4 lg:grid-cols-2">
      <Card title={t("series.rhythm")} aside={series.ended && t("series.ended")}>
        <KeyValues
          items={[
            {
              name: t("list.rhythm"),
              value: common("bracketed", {
                text: `${rule(series.rule)} ${series.startTime}`,
                note: t(`rule.${series.offDay}`),
              }),
            },
            { name: t("series.minutes"), value: t("series.duration", { minutes: series.minutes }) },
            { name: t("series.startsOn"), value: span.filter(Boolean).join(" · ") },
            {
              name: t("series.nextDates"),
              value:
                series.nextDates.map(({ on }) => `${day(on)} ${weekday(on)}`).join("\n") ||
                muted(t("list.noNext")),
            },
          ]}
        />
      </Card>
      <Card title={t("series.people")}>
        <KeyValues
          items={[
            { name: t("series.chair"), value: series.chair },
            { name: t("series.place"), value: series.place },
            {
              name: t("series.leaders"),
              value: series.leaders.map(({ title }) => title).join("、") || muted(t("series.noLeaders")),
            },
            {
              name: t("series.units"),
              value: series.units.map(({ name }) => name).join("、") || muted(t("series.noUnits")),
            },
          ]}
        />
      </Card>
    </div>
  );
}

const scopeOf = ({ region, programme }: SeriesDetail): string =>
  region ? `region:${region.code}` : programme ? `programme:${programme.id}` : "";

/** One series: when it meets, who comes, its meetings; with `?edit=1` the form for whoever may change it. */
export default async function SeriesPage({ params, searchParams }: Props) {
  const actor = await requireUser();
  const [series, now] = [await findSeries(actor, (await params).seriesId), await businessNow()];
  const t = await getTranslations("meetings");
  const today = dayIn(now);
  const subtitle = [
    t(`levels.${String(series.level) as "1"}`),
    series.region?.name ?? series.programme?.name ?? t("wholeCity"),
  ].join(" · ");
  if (series.mayEdit && (await searchParams).edit === "1") {
    return (
      <ClientMessages use={["meetings"]}>
        <PageHeader title={t("series.editTitle")} subtitle={series.name} />
        <SeriesForm
          seriesId={series.id}
          version={series.version}
          choices={await listSeriesChoices(actor)}
          idempotencyKey={crypto.randomUUID()}
          stands={{
            name: series.name,
            level: String(series.level),
            scope: scopeOf(series),
            chair: series.chair,
            place: series.place,
            units: series.units.map(({ name }) => name),
            leaders: series.leaders.map(({ title }) => title),
            rule: series.rule,
            startsOn: series.startsOn,
            endsOn: series.endsOn ?? "",
            startTime: series.startTime,
            minutes: String(series.minutes),
            offDay: series.offDay,
          }}
        />
      </ClientMessages>
    );
  }
  const list = await listMeetings(actor, { series: series.id, pageSize: MEETINGS }, now);
  const { startTime, minutes, place, chair } = series;
  return (
    <ClientMessages use={["meetings"]}>
      <PageHeader title={series.name} subtitle={subtitle}>
        {series.mayEdit && !series.ended && (
          <ConveneButton seriesId={series.id} stands={{ on: today, startTime, minutes, place, chair }} />
        )}
        {series.mayEdit && (
          <LinkButton href={`/meetings/series/${series.id}?edit=1`}>{t("series.edit")}</LinkButton>
        )}
      </PageHeader>
      <Facts series={series} />
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="font-semibold">{t("series.meetings")}</h2>
        {list.total > list.items.length && (
          <Link
            prefetch={false}
            href={`/meetings?series=${series.id}`}
            className="text-accent hover:underline"
          >
            {t("desk.all")}
          </Link>
        )}
      </div>
      {list.items.length > 0 ? (
        <MeetingTable caption={t("series.meetings")} rows={list.items} />
      ) : (
        <p className="text-ink-2">{t("series.noMeetings")}</p>
      )}
    </ClientMessages>
  );
}
