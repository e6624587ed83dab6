import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { LampWord } from "@/components/lamps/lamp-word";
import { type Column, DataTable, SubLine } from "@/components/ui/data-table";
import { formatMoment } from "@/lib/core/format";
import { formatAmount } from "@/lib/core/money";
import type { Period } from "@/lib/core/periods";
import type { FilingItem } from "@/lib/progress/queries";
import { reviewedFields } from "@/lib/progress/rules";
import { Marks } from "./marks";

type Props = {
  caption: string;
  items: readonly FilingItem[];
  period: Period;
  closed: boolean;
  /** A reporter's own unit need not be named in each row. */
  withUnit: boolean;
  /** Whoever reviews goes from what was handed in to its review. */
  reviews: boolean;
  /** Boxes to choose several by. */
  choose?: boolean;
};

const runOf = (item: FilingItem): number | undefined =>
  item.lastLamp?.lamp === "red"
    ? item.lastLamp.redRun
    : item.lastLamp?.lamp === "yellow"
      ? item.lastLamp.behindRun
      : undefined;

function Comments({ item }: { item: FilingItem }) {
  const t = useTranslations("filing");
  if (item.state !== "returned") return null;
  return reviewedFields.flatMap((field) => {
    const words = item.comments[field];
    return words
      ? [<SubLine key={field}>{t("fields.colon", { field: t(`fields.${field}`), words })}</SubLine>]
      : [];
  });
}

/** Projects with the state of their month, each with the one thing to do next. */
export function FilingTable({ caption, items, period, closed, withUnit, reviews, choose = false }: Props) {
  const t = useTranslations("filing");
  const locale = useLocale();
  const hrefOf = (item: FilingItem): string =>
    `/filing/${item.id}${reviews && (item.state === "submitted" || item.state === "accepted") ? "/review" : ""}?period=${period}`;
  const verbOf = (item: FilingItem) => {
    if (closed || item.state === "accepted") return t("see");
    if (item.state === "submitted") return t(reviews ? "review" : "see");
    return t(item.state === "missing" ? "fill" : item.state === "returned" ? "correct" : "goOn");
  };
  const columns: Column<FilingItem>[] = [
    ...(choose
      ? [
          {
            key: "choose",
            head: t("choose"),
            width: "w-14",
            phone: "corner" as const,
            cell: (item: FilingItem) => (
              <input
                type="checkbox"
                name="report"
                value={`${item.id}:${item.version}`}
                aria-label={t("chooseOne", { name: item.name })}
                className="size-4 accent-accent"
              />
            ),
          },
        ]
      : []),
    {
      key: "name",
      head: t("project"),
      rowHead: true,
      phone: "line",
      cell: (item) => (
        <>
          <Link href={hrefOf(item)} className="hover:text-accent hover:underline">
            {item.name}
          </Link>
          <SubLine>{item.number}</SubLine>
          <Comments item={item} />
        </>
      ),
    },
    ...(withUnit
      ? [{ key: "unit", head: t("unit"), cell: (item: FilingItem) => item.unit ?? t("noUnit") }]
      : []),
    {
      key: "lamp",
      head: t("lastLamp"),
      nowrap: true,
      cell: (item) => <LampWord lamp={item.lastLamp?.lamp ?? null} months={runOf(item)} />,
    },
    {
      key: "state",
      head: t("state"),
      nowrap: true,
      cell: (item) => (
        <span className="inline-flex flex-wrap items-center gap-1.5">
          <span className={item.state === "accepted" ? "text-ink-2" : "font-semibold"}>
            {t(`states.${item.state}`)}
          </span>
          <Marks
            identical={item.identical && item.state !== "draft"}
            late={item.late && item.state !== "draft"}
          />
        </span>
      ),
    },
    {
      key: "invested",
      head: t("investedColumn"),
      numeric: true,
      cell: (item) => (item.invested === null ? "—" : formatAmount(item.invested)),
    },
    {
      key: "submittedAt",
      head: t("submittedAt"),
      nowrap: true,
      phone: "hidden",
      cell: (item) => (item.submittedAt ? formatMoment(item.submittedAt, locale, { year: false }) : "—"),
    },
    {
      key: "act",
      head: t("act"),
      nowrap: true,
      phone: "line",
      cell: (item) => (
        <Link href={hrefOf(item)} className="inline-flex min-h-6 items-center text-accent hover:underline">
          {verbOf(item)}
          <span className="sr-only"> {item.name}</span>
        </Link>
      ),
    },
  ];
  return <DataTable caption={caption} columns={columns} rows={items} rowKey={(item) => item.id} />;
}
