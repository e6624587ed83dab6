import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar, FilterSelect } from "@/components/ui/filter-bar";
import { businessNow } from "@/lib/core/clock";
import { formatPeriod } from "@/lib/core/format";
import { listPeriods } from "@/lib/periods/queries";
import { listFilings } from "@/lib/progress/queries";
import { requireUser } from "@/lib/web/session";
import { type Address, textAt } from "../address";
import { Deadline } from "../deadline";
import { SheetForm } from "./sheet-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("filingSheet"))("title") };
}

/** The month as a workbook: download it, fill it in, see what it changes, hand it in. */
export default async function FilingSheetPage({ searchParams }: { searchParams: Promise<Address> }) {
  const actor = await requireUser();
  if (!["reporter", "coordinator", "centre"].includes(actor.role)) notFound();
  const [address, now, t, locale] = await Promise.all([
    searchParams,
    businessNow(),
    getTranslations("filingSheet"),
    getLocale(),
  ]);
  const periods = (await listPeriods(actor, now)).filter((item) => item.state !== "closed");
  const asked = textAt(address, "period");
  const shown = periods.find((item) => item.period === asked) ?? periods.at(-1);
  const back = <LinkButton href="/filing">{t("back")}</LinkButton>;
  if (!shown) {
    return (
      <>
        <PageHeader title={t("title")}>{back}</PageHeader>
        <EmptyState title={t("noPeriod")}>{t("noPeriodHint")}</EmptyState>
      </>
    );
  }
  const { items } = await listFilings(actor, shown.period, now);
  const own = items.filter((item) => item.mayFile);
  const units = [...new Set(own.flatMap((item) => item.unit ?? []))].sort((a, b) => a.localeCompare(b, "zh"));
  const unit = units.find((name) => name === textAt(address, "unit"));
  const count = unit ? own.filter((item) => item.unit === unit).length : own.length;
  const month = formatPeriod(shown.period, locale);
  const query = new URLSearchParams({ period: shown.period, ...(unit ? { unit } : {}) });
  return (
    <>
      <PageHeader title={t("title")} subtitle={t("subtitle", { period: month, count })}>
        <Deadline period={shown} now={now} />
        {back}
      </PageHeader>
      {(units.length > 1 || periods.length > 1) && (
        <FilterBar action="/filing/sheet">
          <FilterSelect
            name="period"
            label={t("period")}
            value={shown.period}
            choices={periods.map(({ period }) => ({ value: period, label: formatPeriod(period, locale) }))}
            allLabel={null}
          />
          {units.length > 1 && (
            <FilterSelect
              name="unit"
              label={t("unit")}
              value={unit}
              choices={units.map((name) => ({ value: name, label: name }))}
            />
          )}
        </FilterBar>
      )}
      {count === 0 ? (
        <EmptyState title={t("nothingDue")}>{t("nothingDueHint")}</EmptyState>
      ) : (
        <>
          <section className="mb-4 rounded-lg border border-line bg-surface px-4 py-3">
            <h2 className="font-semibold">{t("stepDownload")}</h2>
            <p className="mt-1 mb-3 max-w-3xl text-ink-2">{t("downloadHint")}</p>
            <LinkButton download href={`/filing/sheet/download?${query}`}>
              {t("download", { count })}
            </LinkButton>
          </section>
          <ClientMessages use={["filingSheet", "filing", "import", "errors", "projects"]}>
            <SheetForm />
          </ClientMessages>
        </>
      )}
    </>
  );
}
