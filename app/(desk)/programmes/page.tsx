import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { LampCount } from "@/components/lamps/lamp";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { type Column, DataTable, SubLine } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { mayEditRegistry, maySeeBusiness } from "@/lib/auth/permissions";
import { formatPeriod } from "@/lib/core/format";
import { listProgrammes, type ProgrammeListItem } from "@/lib/programmes/queries";
import { requireUser } from "@/lib/web/session";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const lamps = ["red", "yellow", "green"] as const;
const PAGE_SIZE = 50;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("programmes"))("title") };
}

/** All programmes: who commands them, who is in them, how their projects stand. */
export default async function ProgrammesPage({ searchParams }: Props) {
  const actor = await requireUser();
  if (!maySeeBusiness(actor)) notFound();
  const page = Math.max(1, Math.min(100_000, Math.trunc(Number((await searchParams).page)) || 1));
  const [t, words, locale, list] = await Promise.all([
    getTranslations("programmes"),
    getTranslations("lamps.lamp"),
    getLocale(),
    listProgrammes(actor, { page, pageSize: PAGE_SIZE }),
  ]);
  const mayEdit = mayEditRegistry(actor);
  const toNew = mayEdit && (
    <LinkButton href="/programmes/new" variant="primary">
      {t("new")}
    </LinkButton>
  );
  const columns: Column<ProgrammeListItem>[] = [
    {
      key: "name",
      head: t("name"),
      rowHead: true,
      phone: "line",
      cell: (item) => (
        <>
          <Link
            prefetch={false}
            href={`/programmes/${item.id}`}
            className="font-semibold hover:text-accent hover:underline"
          >
            {item.name}
          </Link>
          <SubLine>{item.members.map(({ name }) => name).join("、") || t("noMembers")}</SubLine>
        </>
      ),
    },
    {
      key: "commander",
      head: t("commander"),
      phone: "labelled",
      nowrap: true,
      cell: (item) => item.commander?.title ?? <span className="text-ink-2">{t("noCommander")}</span>,
    },
    { key: "projects", head: t("projects"), phone: "labelled", numeric: true, cell: (item) => item.projects },
    ...lamps.map(
      (lamp): Column<ProgrammeListItem> => ({
        key: lamp,
        head: words(lamp),
        phone: "beside",
        numeric: true,
        cell: (item) => <LampCount state={lamp} count={item[lamp]} />,
      }),
    ),
  ];
  return (
    <>
      <PageHeader
        title={t("title")}
        subtitle={[
          t("count", { total: list.total }),
          list.period ? t("lampsOf", { period: formatPeriod(list.period, locale) }) : t("noLamps"),
        ].join(" · ")}
      >
        {toNew}
      </PageHeader>
      {list.items.length === 0 ? (
        <EmptyState title={t("emptyTitle")} action={toNew}>
          {t(mayEdit ? "emptyCentre" : "emptyOther")}
        </EmptyState>
      ) : (
        <>
          <DataTable caption={t("title")} columns={columns} rows={list.items} rowKey={(item) => item.id} />
          <Pagination
            page={list.page}
            pageSize={list.pageSize}
            total={list.total}
            hrefOf={(to) => `/programmes?page=${to}`}
          />
        </>
      )}
    </>
  );
}
