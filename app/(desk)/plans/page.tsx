import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Figures } from "@/components/ui/figures";
import { mayEditRegistry } from "@/lib/auth/permissions";
import { businessNow, dayIn } from "@/lib/core/clock";
import { formatMoney } from "@/lib/core/format";
import { yearOf } from "@/lib/core/periods";
import { getPlans } from "@/lib/plans/queries/get-plans";
import { requireUser } from "@/lib/web/session";
import { ConfirmPlans } from "../projects/confirm-plans";
import { type Address, yearAt } from "./address";
import { DraftList } from "./draft-list";
import { LackingList } from "./lacking-list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("plans"))("overview") };
}

/** A year's plans over the whole registry: what is confirmed, what is not, who has none. */
export default async function PlansPage({ searchParams }: { searchParams: Promise<Address> }) {
  const actor = await requireUser();
  if (!mayEditRegistry(actor)) notFound();
  const thisYear = yearOf(dayIn(await businessNow()));
  const year = yearAt(await searchParams, "year") ?? thisYear;
  const [t, locale, plans] = await Promise.all([
    getTranslations("plans"),
    getLocale(),
    getPlans(actor, year),
  ]);
  const years = [...new Set([...plans.years, year, thisYear, thisYear + 1])].sort();
  const figures = [
    { key: "confirmed", ...plans.confirmed },
    { key: "draft", ...plans.draft },
  ] as const;
  return (
    <ClientMessages use={["plans", "projects"]}>
      <PageHeader
        title={t("overviewOf", { year })}
        subtitle={
          <nav aria-label={t("years")} className="flex flex-wrap gap-3">
            {years.map((item) => (
              <Link
                key={item}
                prefetch={false}
                href={`/plans?year=${item}`}
                aria-current={item === year ? "page" : undefined}
                className="inline-flex min-h-6 items-center text-accent hover:underline aria-[current]:font-semibold aria-[current]:text-ink"
              >
                {item}
              </Link>
            ))}
          </nav>
        }
      >
        {plans.draft.count > 0 && <ConfirmPlans year={year} count={plans.draft.count} />}
        <LinkButton href={`/plans/carry-over?from=${year - 1}&to=${year}`}>
          {t("toCarryOver", { from: year - 1, to: year })}
        </LinkButton>
      </PageHeader>
      <Figures
        className="mb-4"
        across={3}
        figures={[
          ...figures.map(({ key, count, amount }) => ({
            key,
            label: t(`figure.${key}`),
            value: count,
            unit: formatMoney(amount, locale),
          })),
          { key: "lacking", label: t("figure.lacking"), value: plans.lackingCount },
        ]}
      />
      <div className="grid gap-4">
        {plans.draft.count > 0 ? (
          <DraftList plans={{ drafts: plans.drafts, draft: plans.draft, year }} />
        ) : (
          <Card title={t("figure.draft")}>
            <p className="text-ink-2">
              {t(plans.confirmed.count > 0 ? "allConfirmed" : "noPlanOfYear", { year })}
            </p>
          </Card>
        )}
        {plans.lackingCount > 0 && <LackingList plans={plans} />}
      </div>
    </ClientMessages>
  );
}
