import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { businessNow, dayIn } from "@/lib/core/clock";
import { listSeriesChoices, maySetUpSeries } from "@/lib/meetings/queries/series-choices";
import { requireUser } from "@/lib/web/session";
import { SeriesForm } from "../series-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("meetings.series"))("newTitle") };
}

export default async function NewSeriesPage() {
  const actor = await requireUser();
  if (!maySetUpSeries(actor)) notFound();
  const [t, choices, now] = await Promise.all([
    getTranslations("meetings.series"),
    listSeriesChoices(actor),
    businessNow(),
  ]);
  const today = dayIn(now);
  return (
    <ClientMessages use={["meetings"]}>
      <PageHeader title={t("newTitle")} />
      <SeriesForm
        seriesId={null}
        version={0}
        choices={choices}
        idempotencyKey={crypto.randomUUID()}
        stands={{
          name: "",
          level: String(choices.levels[0]),
          scope: choices.wholeCity ? "" : `region:${choices.regions[0]?.code}`,
          chair: "",
          place: "",
          units: [],
          leaders: [],
          rule: "",
          startsOn: today,
          endsOn: "",
          startTime: "09:00",
          minutes: "120",
          offDay: "after",
        }}
      />
    </ClientMessages>
  );
}
