import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { mayEditRegistry } from "@/lib/auth/permissions";
import { businessNow, dayIn } from "@/lib/core/clock";
import { yearOf } from "@/lib/core/periods";
import { previewCarryOver } from "@/lib/plans/queries/get-plans";
import { requireUser } from "@/lib/web/session";
import { type Address, yearAt } from "../address";
import { CarriedTable } from "./carried-table";
import { CarryForm } from "./carry-form";
import { RefreshForm } from "./refresh-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("plans"))("carryOver") };
}

/** 年度结转: what of a year is unfinished, and what it brings into the next. Nothing is written by looking. */
export default async function CarryOverPage({ searchParams }: { searchParams: Promise<Address> }) {
  const actor = await requireUser();
  if (!mayEditRegistry(actor)) notFound();
  const from = yearAt(await searchParams, "from") ?? yearOf(dayIn(await businessNow()));
  const to = from + 1;
  const [t, rows] = await Promise.all([getTranslations("plans"), previewCarryOver(actor, { from, to })]);
  const fresh = rows.filter((row) => row.act === "new");
  const moved = rows.filter((row) => row.act === "refresh");
  const done = rows.filter((row) => row.act !== "new");
  return (
    <ClientMessages use={["plans"]}>
      <PageHeader
        title={t("carryTitle", { from, to })}
        subtitle={t("carryCount", { unfinished: rows.length, fresh: fresh.length, done: done.length })}
      >
        <LinkButton href={`/plans?year=${to}`}>{t("toPlans", { year: to })}</LinkButton>
      </PageHeader>
      <p className="mb-4 max-w-180 text-ink-2">{t("carryHint", { from, to })}</p>
      {rows.length === 0 && (
        <EmptyState title={t("nothingUnfinished", { from })}>{t("nothingHint")}</EmptyState>
      )}
      {moved.length > 0 && <RefreshForm rows={moved} from={from} to={to} />}
      {fresh.length > 0 && <CarryForm key={fresh.length} rows={fresh} from={from} to={to} />}
      {done.length > 0 && (
        <div className="mt-4">
          <CarriedTable rows={done} to={to} />
        </div>
      )}
    </ClientMessages>
  );
}
