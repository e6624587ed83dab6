import Link from "next/link";
import { useMeetingWords } from "@/components/meetings/words";
import { type Column, DataTable, SubLine } from "@/components/ui/data-table";
import type { SeriesListItem } from "@/lib/meetings/queries/list-series";

/** The series, one a row: whose, in which rhythm, and when next. */
export function SeriesTable({ caption, rows }: { caption: string; rows: readonly SeriesListItem[] }) {
  const { t, when, rule, wanted, day } = useMeetingWords();
  const columns: Column<SeriesListItem>[] = [
    {
      key: "name",
      head: t("list.series"),
      rowHead: true,
      phone: "line",
      cell: (item) => (
        <>
          <Link
            prefetch={false}
            href={`/meetings/series/${item.id}`}
            className="font-semibold hover:text-accent hover:underline"
          >
            {item.name}
          </Link>
          <SubLine>
            {[
              t(`levels.${String(item.level) as "1"}`),
              item.region?.name ?? item.programme?.name,
              t("list.chairedBy", { chair: item.chair }),
            ]
              .filter(Boolean)
              .join(" · ")}
          </SubLine>
        </>
      ),
    },
    {
      key: "rhythm",
      head: t("list.rhythm"),
      phone: "line",
      cell: (item) => (
        <>
          {rule(item.rule)} {item.startTime}
          <SubLine>{t(`rule.${item.offDay}`)}</SubLine>
        </>
      ),
    },
    {
      key: "next",
      head: t("list.next"),
      phone: "labelled",
      cell: (item) => {
        if (item.ended && item.endsOn) return t("list.ended", { day: day(item.endsOn) });
        if (!item.next) return <span className="text-ink-2">{t("list.noNext")}</span>;
        return (
          <>
            <Link
              prefetch={false}
              href={`/meetings/${item.next.id}`}
              className="hover:text-accent hover:underline"
            >
              {when(item.next, false)}
            </Link>
            {item.next.wanted && <SubLine>{wanted(item.next)}</SubLine>}
          </>
        );
      },
    },
    {
      key: "held",
      head: t("list.held"),
      phone: "labelled",
      numeric: true,
      nowrap: true,
      cell: (item) => t("list.heldCount", { count: item.held }),
    },
  ];
  return <DataTable caption={caption} columns={columns} rows={rows} rowKey={({ id }) => id} />;
}
