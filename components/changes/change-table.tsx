import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { FromTo, useWhatWords } from "@/components/changes/change-words";
import { type Column, DataTable, SubLine } from "@/components/ui/data-table";
import type { ChangeReason, ChangeState } from "@/lib/changes/rules/request";
import type { Change } from "@/lib/changes/rules/value";
import { dayIn } from "@/lib/core/clock";
import { formatDay, formatPeriod } from "@/lib/core/format";
import type { Period } from "@/lib/core/periods";

export type ChangeRow = Change & {
  id: string;
  project: { id: string; number: string; name: string };
  unit: { name: string } | null;
  reasonCode: ChangeReason;
  reason: string;
  state: ChangeState;
  requestedAt: string;
  requestedBy: string;
  onBehalfOf: string | null;
  lastMinute: boolean;
  decidedAt: string | null;
  decision: string | null;
  effectiveFrom: Period | null;
};

/** What became of a request, with the words that came back. */
function Answer({ row }: { row: ChangeRow }) {
  const t = useTranslations("changes");
  const locale = useLocale();
  return (
    <>
      <span className={row.state === "pending" ? "font-semibold" : ""}>{t(`states.${row.state}`)}</span>
      {row.decidedAt && <SubLine>{formatDay(dayIn(new Date(row.decidedAt)), locale)}</SubLine>}
      {row.effectiveFrom && (
        <SubLine>{t("effectiveFrom", { period: formatPeriod(row.effectiveFrom, locale) })}</SubLine>
      )}
      {row.state === "refused" && row.decision && <SubLine>{row.decision}</SubLine>}
    </>
  );
}

/** Requests, each with what, from what to what, why, who and what became of it. */
export function ChangeTable({
  rows,
  ofProject = false,
}: {
  rows: readonly ChangeRow[];
  ofProject?: boolean;
}) {
  const t = useTranslations("changes");
  const locale = useLocale();
  const whatWords = useWhatWords();
  const project: Column<ChangeRow> = {
    key: "project",
    head: t("col.project"),
    phone: "line",
    width: "w-[22%]",
    cell: (row) => (
      <>
        <Link
          prefetch={false}
          href={`/projects/${row.project.id}?tab=plan`}
          className="hover:text-accent hover:underline"
        >
          {row.project.name}
        </Link>
        <SubLine>{[row.project.number, row.unit?.name].filter(Boolean).join(" · ")}</SubLine>
      </>
    ),
  };
  const columns: Column<ChangeRow>[] = [
    {
      key: "what",
      head: t("col.what"),
      rowHead: true,
      phone: "line",
      width: ofProject ? "w-[30%]" : "w-[24%]",
      cell: (row) => (
        <>
          <Link
            prefetch={false}
            href={`/changes/${row.id}`}
            className="font-semibold hover:text-accent hover:underline"
          >
            {whatWords(row)}
          </Link>
          <FromTo change={row} />
        </>
      ),
    },
    ...(ofProject ? [] : [project]),
    {
      key: "why",
      head: t("col.why"),
      phone: "line",
      cell: (row) => (
        <>
          {t(`reasons.${row.reasonCode}`)}
          <SubLine>
            <span className="line-clamp-2">{row.reason}</span>
          </SubLine>
        </>
      ),
    },
    {
      key: "asked",
      head: t("col.asked"),
      phone: "labelled",
      nowrap: true,
      cell: (row) => (
        <>
          {formatDay(dayIn(new Date(row.requestedAt)), locale)}
          {row.lastMinute && <span className="ml-2 text-xs font-semibold">{t("lastMinute")}</span>}
          <SubLine>{row.onBehalfOf ? t("behalf", { name: row.requestedBy }) : row.requestedBy}</SubLine>
        </>
      ),
    },
    { key: "answer", head: t("col.answer"), phone: "labelled", cell: (row) => <Answer row={row} /> },
  ];
  return (
    <DataTable caption={t("title")} columns={columns} rows={rows} rowKey={(row) => row.id} bare={ofProject} />
  );
}
