import Link from "next/link";
import { useMeetingWords } from "@/components/meetings/words";
import { type Column, DataTable, SubLine } from "@/components/ui/data-table";
import type { MeetingItem } from "@/lib/meetings/queries/meeting-item";
import { CancelButton, RescheduleButton } from "./arrange-forms";

/** Meetings, one a row: when, which, where, how it stands and what is to be done about it. */
export function MeetingTable({
  caption,
  rows,
  bare = false,
  year = true,
}: {
  caption: string;
  rows: readonly MeetingItem[];
  bare?: boolean;
  /** Without it days are written short: "10月31日". */
  year?: boolean;
}) {
  const { t, when, wanted, day } = useMeetingWords();
  const subLine = (item: MeetingItem): string =>
    [
      item.series.region ?? item.series.programme,
      t("list.chairedBy", { chair: item.chair }),
      item.occursOn === null
        ? t("list.convened")
        : item.occursOn !== item.on && t("list.movedFrom", { day: day(item.occursOn, false) }),
    ]
      .filter(Boolean)
      .join(" · ");
  const columns: Column<MeetingItem>[] = [
    {
      key: "when",
      head: t("list.when"),
      phone: "line",
      nowrap: true,
      width: "w-52",
      cell: (item) => when(item, year),
    },
    {
      key: "meeting",
      head: t("list.meeting"),
      rowHead: true,
      phone: "line",
      cell: (item) => (
        <>
          <Link
            prefetch={false}
            href={`/meetings/${item.id}`}
            className="font-semibold hover:text-accent hover:underline"
          >
            {item.series.name}
            {item.ordinal !== null && ` ${t("nthOnly", { ordinal: item.ordinal })}`}
          </Link>
          <SubLine>{subLine(item)}</SubLine>
        </>
      ),
    },
    { key: "place", head: t("list.place"), phone: "line", cell: (item) => item.place },
    {
      key: "state",
      head: t("list.state"),
      phone: "line",
      cell: (item) => (
        <>
          {t(`states.${item.state}`)}
          {item.cancelReason && <SubLine>{t("list.cancelledFor", { reason: item.cancelReason })}</SubLine>}
          {item.wanted && (
            <SubLine>
              {item.wantedBy ? (
                wanted(item)
              ) : (
                <strong className="font-semibold text-ink">{wanted(item)}</strong>
              )}
            </SubLine>
          )}
        </>
      ),
    },
  ];
  const arranged = rows.some((item) => item.standing === "hold" && item.state === "preparing");
  if (arranged) {
    columns.push({
      key: "actions",
      head: t("list.actions"),
      phone: "line",
      nowrap: true,
      cell: (item) =>
        item.standing === "hold" &&
        item.state === "preparing" && (
          <span className="inline-flex gap-3">
            <RescheduleButton meeting={item} />
            <CancelButton meeting={item} when={when(item)} />
          </span>
        ),
    });
  }
  return <DataTable caption={caption} columns={columns} rows={rows} rowKey={({ id }) => id} bare={bare} />;
}
