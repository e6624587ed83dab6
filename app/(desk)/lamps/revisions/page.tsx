import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/ui/empty-state";
import { type Actor, maySeeBusiness } from "@/lib/auth/permissions";
import { AppError } from "@/lib/core/errors";
import { formatPeriod } from "@/lib/core/format";
import { isPeriod } from "@/lib/core/periods";
import { compareRevisions, listRevised } from "@/lib/periods/queries/compare-revisions";
import { requireUser } from "@/lib/web/session";
import { ClosingList } from "./closing-list";
import { RevisionTable } from "./revision-table";

type Address = Record<string, string | string[] | undefined>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("revisions"))("title") };
}

const numberAt = (value: Address[string]): number | undefined =>
  typeof value === "string" && /^\d{1,4}$/.test(value) ? Number(value) : undefined;

async function compare(actor: Actor, period: string, address: Address) {
  try {
    return await compareRevisions(actor, {
      period,
      from: numberAt(address.from),
      to: numberAt(address.to),
    });
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
}

/** A period that was closed more than once: who opened it again and why, and what each closing had lit. */
export default async function RevisionsPage({ searchParams }: { searchParams: Promise<Address> }) {
  const actor = await requireUser();
  if (!maySeeBusiness(actor)) notFound();
  const [address, t, locale, revised] = await Promise.all([
    searchParams,
    getTranslations("revisions"),
    getLocale(),
    listRevised(actor),
  ]);
  const asked = typeof address.period === "string" && isPeriod(address.period) ? address.period : null;
  const period = asked ?? revised[0]?.period;
  if (!period) {
    return (
      <>
        <PageHeader title={t("title")} />
        <EmptyState title={t("noneTitle")}>{t("none")}</EmptyState>
      </>
    );
  }
  const comparison = await compare(actor, period, address);
  const month = (one: string) => formatPeriod(one, locale);
  return (
    <>
      <PageHeader title={t("titleOf", { month: month(period) })} subtitle={t("subtitle")} />
      {revised.length > 1 && (
        <nav aria-label={t("periods")} className="mb-3 flex flex-wrap gap-3">
          {revised.map((one) => (
            <Link
              key={one.period}
              href={`/lamps/revisions?period=${one.period}`}
              aria-current={one.period === period ? "page" : undefined}
              className="inline-flex min-h-7 items-center text-accent hover:underline aria-[current]:font-semibold"
            >
              {month(one.period)}
            </Link>
          ))}
        </nav>
      )}
      <ClosingList comparison={comparison} />
      <RevisionTable comparison={comparison} />
    </>
  );
}
