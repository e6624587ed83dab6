import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { type Actor, mayEditRegistry } from "@/lib/auth/permissions";
import { businessNow } from "@/lib/core/clock";
import { isId } from "@/lib/core/ids";
import { getBulkEdit, previewBulkEdit } from "@/lib/projects/queries/bulk-edits";
import { listCategories, listProgrammes } from "@/lib/projects/queries/filter-options";
import { listProjectIds } from "@/lib/projects/queries/list-projects";
import { BULK_AT_MOST } from "@/lib/projects/rules/bulk-change";
import { filtersIn } from "@/lib/projects/rules/list-address";
import { listLeaders, listRegions, listUnitChoices } from "@/lib/units/queries";
import { requireUser } from "@/lib/web/session";
import { type Address, WHOLE_LIST } from "../address";
import { changeOf } from "./address";
import { ApplyBulk } from "./apply-bulk";
import { ChangeForm } from "./change-form";
import { DoneBulk } from "./done-bulk";
import { PreviewTable } from "./preview-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lists"))("bulkTitle") };
}

/** The projects that were ticked one by one, or all that the list's filters match. */
async function chosenIds(actor: Actor, address: Address): Promise<string[]> {
  if (address.all !== undefined) {
    return listProjectIds(actor, filtersIn(address), { now: await businessNow(), most: BULK_AT_MOST + 1 });
  }
  return [...new Set([address.id ?? []].flat().filter(isId))];
}

/** Many projects changed at once: choose what, see what it does to each, then do it. Nothing changes before that. */
export default async function BulkPage({ searchParams }: { searchParams: Promise<Address> }) {
  const actor = await requireUser();
  if (!mayEditRegistry(actor)) notFound();
  const [address, t] = await Promise.all([searchParams, getTranslations("lists")]);
  if (typeof address.done === "string") {
    const edit = isId(address.done) ? await getBulkEdit(actor, address.done).catch(() => null) : null;
    if (!edit) notFound();
    return <DoneBulk edit={edit} />;
  }
  const ids = await chosenIds(actor, address);
  if (ids.length === 0 || ids.length > BULK_AT_MOST) {
    return (
      <>
        <PageHeader title={t("bulkTitle")} />
        <EmptyState
          title={ids.length === 0 ? t("nothingSelected") : t("tooManySelected", { limit: BULK_AT_MOST })}
          action={<LinkButton href={WHOLE_LIST}>{t("backToList")}</LinkButton>}
        >
          {t(ids.length === 0 ? "selectFirst" : "narrowFirst")}
        </EmptyState>
      </>
    );
  }
  const change = changeOf(address);
  const asked = change === "invalid" ? null : change;
  const [rows, categories, programmes, regions, units, leaders] = await Promise.all([
    previewBulkEdit(actor, { ids, change: asked }),
    listCategories(actor),
    listProgrammes(actor),
    listRegions(actor),
    listUnitChoices(actor),
    listLeaders(actor),
  ]);
  const changing = rows.filter((row) => row.skipped === null);
  return (
    <>
      <PageHeader title={t("bulkTitle")} subtitle={t("bulkCount", { count: rows.length })}>
        <LinkButton href={WHOLE_LIST}>{t("backToList")}</LinkButton>
      </PageHeader>
      <ChangeForm
        address={address}
        ids={ids}
        choices={{
          category: categories,
          programme: programmes,
          region: regions.map(({ name }) => name),
          unit: units.map(({ name }) => name),
          leader: leaders.map(({ title }) => title),
        }}
      />
      {change === "invalid" && <Notice kind="error">{t("bulkInvalid")}</Notice>}
      {asked && (
        <div className="mt-4 mb-3 flex flex-wrap items-center gap-4">
          <span>
            {t("previewCount", { changing: changing.length, skipped: rows.length - changing.length })}
          </span>
          {changing.length > 0 && (
            <ClientMessages use={["lists"]}>
              <ApplyBulk
                rows={rows.map(({ id, version }) => ({ id, version }))}
                change={asked}
                count={changing.length}
                idempotencyKey={crypto.randomUUID()}
              />
            </ClientMessages>
          )}
        </div>
      )}
      <div className="mt-4">
        <PreviewTable caption={t("bulkTitle")} rows={rows} asked={asked !== null} />
      </div>
    </>
  );
}
