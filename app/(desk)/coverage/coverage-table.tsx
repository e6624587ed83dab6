import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { LampCount } from "@/components/lamps/lamp";
import { type Column, DataTable } from "@/components/ui/data-table";
import { formatDay } from "@/lib/core/format";
import type { CoverageRow } from "@/lib/coverage/queries";

type Props = {
  caption: string;
  /** Leaders link projects, units help them. */
  kind: "leader" | "unit";
  rows: readonly CoverageRow[];
  year: number;
  /** Whether work logs are this reader's to count. */
  withLogs: boolean;
};

const figure = "tabular-nums text-accent hover:underline";

/** Who has how many projects, with what lamps, and what was written down of it; every figure opens its list. */
export function CoverageTable({ caption, kind, rows, year, withLogs }: Props) {
  const t = useTranslations("coverage");
  const lamps = useTranslations("lamps.lamp");
  const locale = useLocale();
  const listOf = (id: string, lamp?: string) =>
    `/projects?${new URLSearchParams({
      [kind === "leader" ? "leader" : "pair"]: id,
      year: String(year),
      inPlan: "with",
      ...(lamp ? { lamp } : {}),
    })}`;
  const logsOf = (id: string) =>
    `/work-logs?${new URLSearchParams({ [kind]: id, from: `${year}-01-01`, to: `${year}-12-31` })}`;
  const lampColumn = (lamp: "red" | "yellow" | "green"): Column<CoverageRow> => ({
    key: lamp,
    head: lamps(lamp),
    numeric: true,
    phone: "beside",
    nowrap: true,
    cell: (row) => <LampCount state={lamp} count={row[lamp]} href={listOf(row.id, lamp)} />,
  });
  const columns: Column<CoverageRow>[] = [
    {
      key: "name",
      head: t(kind === "leader" ? "leaders" : "helpers"),
      rowHead: true,
      phone: "line",
      cell: ({ id, name }) => (
        <Link
          prefetch={false}
          href={`/${kind === "leader" ? "leaders" : "units"}/${id}`}
          className="font-semibold hover:text-accent hover:underline"
        >
          {name}
        </Link>
      ),
    },
    {
      key: "projects",
      head: t(kind === "leader" ? "linkedProjects" : "helpedProjects"),
      numeric: true,
      cell: ({ id, projects }) => (
        <Link prefetch={false} href={listOf(id)} className={figure}>
          {projects}
        </Link>
      ),
    },
    lampColumn("red"),
    lampColumn("yellow"),
    lampColumn("green"),
    ...(withLogs
      ? [
          {
            key: "logs",
            head: t("logs"),
            numeric: true,
            cell: ({ id, logs }: CoverageRow) =>
              logs > 0 ? (
                <Link prefetch={false} href={logsOf(id)} className={figure}>
                  {logs}
                </Link>
              ) : (
                <span className="text-ink-3">0</span>
              ),
          },
          {
            key: "last",
            head: t("lastDay"),
            nowrap: true,
            cell: ({ lastDay }: CoverageRow) =>
              lastDay ? formatDay(lastDay, locale) : <span className="text-ink-2">{t("never")}</span>,
          },
        ]
      : []),
  ];
  return <DataTable caption={caption} columns={columns} rows={rows} rowKey={(row) => row.id} />;
}
