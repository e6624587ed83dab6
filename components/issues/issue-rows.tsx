import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { LedgerLamp } from "@/components/issues/ledger-lamp";
import { type Column, DataTable, SubLine } from "@/components/ui/data-table";
import { formatDay } from "@/lib/core/format";
import type { LedgerLamp as LampCode } from "@/lib/issues/rules/clocks";
import type { IssueCategory } from "@/lib/issues/rules/kinds";
import type { Wanted } from "@/lib/issues/rules/transitions";
import type { IssueState } from "@/lib/issues/schema";

/** What a row of the ledger shows. */
export type IssueRow = {
  id: string;
  number: string;
  title: string;
  category: IssueCategory;
  state: IssueState;
  level: number;
  project: { id: string; name: string } | null;
  leadUnit: { name: string } | null;
  leadPerson: string | null;
  deadline: string | null;
  daysLeft: number | null;
  lamp: LampCode | null;
  acceptLate: boolean;
  wanted: Wanted;
  carried: number;
  mayAssign: boolean;
};

/** Rows of the ledger: how long, what, of which project, whose, where it stands. */
export function IssueRows({
  caption,
  rows,
  choose = false,
  ofProject = false,
  bare = false,
}: {
  caption: string;
  rows: readonly IssueRow[];
  /** With a box before each that can be assigned: the table stands in a form. */
  choose?: boolean;
  /** On a project's own page its name is not repeated. */
  ofProject?: boolean;
  bare?: boolean;
}) {
  const t = useTranslations("issues");
  const locale = useLocale();
  const columns: Column<IssueRow>[] = [
    {
      key: "lamp",
      head: t("timeLeft"),
      phone: "line",
      nowrap: true,
      width: "w-36",
      cell: (row) => (
        <span className="inline-flex items-center gap-2">
          {choose && row.mayAssign && (
            <input
              type="checkbox"
              name="id"
              value={row.id}
              aria-label={t("choose", { number: row.number })}
              className="size-4 accent-accent"
            />
          )}
          {row.state === "closed" || row.state === "shelved" || row.state === "registered" ? (
            <span className="text-ink-2">{t(`states.${row.state}`)}</span>
          ) : (
            <LedgerLamp lamp={row.lamp} daysLeft={row.daysLeft} asked={row.state === "closing"} />
          )}
        </span>
      ),
    },
    {
      key: "title",
      head: t("issue"),
      rowHead: true,
      phone: "line",
      width: ofProject ? "w-[46%]" : "w-[30%]",
      cell: (row) => (
        <>
          <Link
            prefetch={false}
            href={`/issues/${row.id}`}
            className="font-semibold hover:text-accent hover:underline"
          >
            {row.title}
          </Link>
          <SubLine>
            {[row.number, t(`categories.${row.category}`), t("levelShort", { level: row.level })].join(" · ")}
            {row.carried > 0 && ` · ${t("carried", { times: row.carried })}`}
          </SubLine>
        </>
      ),
    },
    ...(ofProject
      ? []
      : [
          {
            key: "project",
            head: t("project"),
            phone: "line" as const,
            cell: ({ project }: IssueRow) =>
              project ? (
                <Link
                  prefetch={false}
                  href={`/projects/${project.id}`}
                  className="hover:text-accent hover:underline"
                >
                  {project.name}
                </Link>
              ) : (
                <span className="text-ink-2 max-md:hidden">{t("noProject")}</span>
              ),
          },
        ]),
    {
      key: "unit",
      head: t("lead"),
      phone: "line",
      cell: (row) => (
        <span className="max-md:text-xs max-md:text-ink-2">
          {row.leadUnit?.name ?? <span className="text-ink-2">{t("notAssigned")}</span>}
          {row.leadUnit && <SubLine>{row.leadPerson}</SubLine>}
        </span>
      ),
    },
    {
      key: "deadline",
      head: t("deadline"),
      nowrap: true,
      phone: "labelled",
      cell: (row) => (row.deadline ? formatDay(row.deadline, locale, { year: false }) : "—"),
    },
    {
      key: "state",
      head: t("state"),
      phone: "line",
      cell: (row) => (
        <>
          {t(`states.${row.state}`)}
          <SubLine>
            {row.wanted === "nothing" ? "" : t(`wanted.${row.wanted}`)}
            {row.state === "assigned" && row.acceptLate && ` · ${t("acceptLate")}`}
          </SubLine>
        </>
      ),
    },
  ];
  return <DataTable caption={caption} columns={columns} rows={rows} rowKey={({ id }) => id} bare={bare} />;
}
