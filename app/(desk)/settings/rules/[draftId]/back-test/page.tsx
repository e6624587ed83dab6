import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { formatPeriod } from "@/lib/core/format";
import { runBackTest } from "@/lib/lamps/queries/back-test";
import { lamps } from "@/lib/lamps/rules/lamp";
import { requireUser } from "@/lib/web/session";
import { findDraft } from "../../find-draft";
import { ChangedTable } from "./changed-table";
import { CountTable } from "./count-table";
import { MatrixTable } from "./matrix-table";
import { UnitEffects } from "./unit-effects";

type Props = {
  params: Promise<{ draftId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const PAGE_SIZE = 50;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const draft = await findDraft(await requireUser(), (await params).draftId);
  return { title: (await getTranslations("rules"))("backTestOf", { name: draft.name }) };
}

/** What a draft would have lit in the closed periods: from what to what, whose, and which counts. */
export default async function BackTestPage({ params, searchParams }: Props) {
  const actor = await requireUser();
  const draft = await findDraft(actor, (await params).draftId);
  const address = await searchParams;
  const [t, locale, result] = await Promise.all([
    getTranslations("rules"),
    getLocale(),
    runBackTest(actor, draft.settings),
  ]);
  const here = `/settings/rules/${draft.id}/back-test`;
  const lampAt = (key: "from" | "to") => lamps.find((lamp) => lamp === address[key]);
  const unit = typeof address.unit === "string" ? address.unit : undefined;
  const narrowing = { from: lampAt("from"), to: lampAt("to"), unit };
  const unitOf = (projectId: string) => result.projects.get(projectId)?.unit ?? "";
  const shown = result.changed.filter(
    ({ from, to, projectId }) =>
      (!narrowing.from || from === narrowing.from) &&
      (!narrowing.to || to === narrowing.to) &&
      (unit === undefined || unitOf(projectId) === unit),
  );
  const page = Math.max(1, Number(address.page) || 1);
  const hrefOf = (change: Record<string, string | undefined>): string => {
    const query = new URLSearchParams();
    for (const [key, value] of Object.entries(change)) if (value !== undefined) query.set(key, value);
    const text = query.toString();
    return text ? `${here}?${text}` : here;
  };
  const [first, last] = [result.periods[0], result.periods.at(-1)];
  return (
    <>
      <PageHeader
        title={t("backTestOf", { name: draft.name })}
        subtitle={
          first && last
            ? t("backTestRange", { from: formatPeriod(first, locale), to: formatPeriod(last, locale) })
            : undefined
        }
      >
        <LinkButton href={`/settings/rules/${draft.id}`}>{t("toDraft")}</LinkButton>
      </PageHeader>
      {first ? (
        <>
          <div className="grid items-start gap-4 lg:grid-cols-2">
            <MatrixTable matrix={result.matrix} hrefOf={hrefOf} />
            <CountTable counts={result.counts} />
          </div>
          {result.units.length > 0 && (
            <div className="mt-4">
              <UnitEffects units={result.units} hrefOf={hrefOf} />
            </div>
          )}
          <h2 className="mt-6 mb-2 flex flex-wrap items-baseline gap-x-3 font-semibold">
            {t("changedMonths", { count: shown.length })}
            {Object.values(narrowing).some(Boolean) && (
              <LinkButton href={here} variant="quiet">
                {t("showAll")}
              </LinkButton>
            )}
          </h2>
          {shown.length > 0 ? (
            <ChangedTable
              rows={shown.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)}
              projects={result.projects}
            />
          ) : (
            <EmptyState title={t("nothingChanges")} />
          )}
          <Pagination
            page={page}
            pageSize={PAGE_SIZE}
            total={shown.length}
            hrefOf={(at) => hrefOf({ ...narrowing, page: String(at) })}
          />
        </>
      ) : (
        <EmptyState title={t("nothingClosed")}>{t("nothingClosedHint")}</EmptyState>
      )}
    </>
  );
}
