import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LampWord } from "@/components/lamps/lamp-word";
import { formatAmount } from "@/lib/core/money";
import type { ProjectList, ProjectListItem } from "@/lib/projects/queries";
import type { ListProjectsInput, ProjectSort } from "@/lib/projects/schema";
import { addressOf } from "./address";

const cell = "border-b border-line px-3 py-2 align-top";

function SortHead({
  filters,
  field,
  children,
  numeric,
}: {
  filters: ListProjectsInput;
  field: "name" | "totalInvestment" | "plannedStart";
  children: ReactNode;
  numeric?: boolean;
}) {
  const t = useTranslations("projects");
  const up: ProjectSort = field;
  const down: ProjectSort = `-${field}`;
  const now = filters.sort === up ? "ascending" : filters.sort === down ? "descending" : undefined;
  // Money is looked at from the largest, days and names from the first.
  const [first, second] = numeric ? [down, up] : [up, down];
  const next = filters.sort === first ? second : first;
  return (
    <th
      scope="col"
      aria-sort={now}
      className={`sticky top-0 z-10 border-b border-line-2 bg-surface px-3 py-2 text-xs font-medium whitespace-nowrap text-ink-2 ${numeric ? "text-right" : "text-left"}`}
    >
      <Link href={addressOf(filters, { sort: next, page: undefined })} className="hover:text-accent">
        {children}
        <span aria-hidden="true">{now === "ascending" ? " ↑" : now === "descending" ? " ↓" : ""}</span>
        <span className="sr-only">
          {now ? t(now === "ascending" ? "sortAscending" : "sortDescending") : ""}
        </span>
      </Link>
    </th>
  );
}

const Head = ({ children, right }: { children: ReactNode; right?: boolean }) => (
  <th
    scope="col"
    className={`sticky top-0 z-10 border-b border-line-2 bg-surface px-3 py-2 text-xs font-medium whitespace-nowrap text-ink-2 ${right ? "text-right" : "text-left"}`}
  >
    {children}
  </th>
);

function useRowWords(year: number) {
  const t = useTranslations("projects");
  return {
    months: (item: ProjectListItem) =>
      item.lamp?.lamp === "red"
        ? item.lamp.redRun
        : item.lamp?.lamp === "yellow"
          ? item.lamp.behindRun
          : undefined,
    place: (item: ProjectListItem) =>
      [item.number, item.region?.name, item.category, t(`stages.${item.stage}`)].filter(Boolean).join(" · "),
    leaders: (item: ProjectListItem) => item.leaders.map((leader) => leader.title).join("、"),
    schedule: (item: ProjectListItem) =>
      item.plannedStart || item.plannedCompletion
        ? `${item.plannedStart ?? "?"} — ${item.plannedCompletion ?? "?"}`
        : "",
    plan: (item: ProjectListItem) => (item.annualPlan === null ? null : formatAmount(item.annualPlan)),
    planHead: t("annualPlan", { year }),
    t,
  };
}

/** Rows of a table on a desk, of short paragraphs on a phone: the same words in the same order. */
export function ProjectTable({ list, filters }: { list: ProjectList; filters: ListProjectsInput }) {
  const { t, ...words } = useRowWords(list.year);
  return (
    <div className="rounded-lg border border-line bg-surface">
      <ul className="divide-y divide-line md:hidden">
        {list.items.map((item) => (
          <li key={item.id} className="px-3.5 py-2.5">
            <LampWord lamp={item.lamp?.lamp ?? null} months={words.months(item)} />
            <Link href={`/projects/${item.id}`} className="block font-semibold">
              {item.name}
            </Link>
            <span className="block text-xs text-ink-2">{words.place(item)}</span>
            <span className="block text-xs text-ink-2">
              {[item.responsibleUnit?.name ?? t("noUnit"), words.leaders(item)].filter(Boolean).join(" · ")}
            </span>
            <span className="block text-xs text-ink-2">
              {words.planHead} {words.plan(item) ?? t("noPlan")}
            </span>
          </li>
        ))}
      </ul>
      <table className="hidden w-full border-collapse md:table">
        <thead>
          <tr>
            <Head>{t("lamp")}</Head>
            <SortHead filters={filters} field="name">
              {t("name")}
            </SortHead>
            <Head>{t("unitAndLeader")}</Head>
            <SortHead filters={filters} field="plannedStart">
              {t("schedule")}
            </SortHead>
            <SortHead filters={filters} field="totalInvestment" numeric>
              {t("totalInvestment")}
            </SortHead>
            <Head right>{words.planHead}</Head>
          </tr>
        </thead>
        <tbody>
          {list.items.map((item) => (
            <tr key={item.id}>
              <td className={cell}>
                <LampWord lamp={item.lamp?.lamp ?? null} months={words.months(item)} />
              </td>
              <td className={`${cell} min-w-64`}>
                <Link
                  href={`/projects/${item.id}`}
                  className="font-semibold hover:text-accent hover:underline"
                >
                  {item.name}
                </Link>
                <span className="block text-xs text-ink-2">{words.place(item)}</span>
              </td>
              <td className={cell}>
                {item.responsibleUnit?.name ?? <span className="text-ink-2">{t("noUnit")}</span>}
                <span className="block text-xs text-ink-2">{words.leaders(item)}</span>
              </td>
              <td className={`${cell} whitespace-nowrap text-ink-2`}>{words.schedule(item)}</td>
              <td className={`${cell} text-right whitespace-nowrap`}>{formatAmount(item.totalInvestment)}</td>
              <td className={`${cell} text-right whitespace-nowrap`}>
                {words.plan(item) ?? <span className="text-ink-2">{t("noPlan")}</span>}
                {item.annualPlan !== null && !item.planConfirmed && (
                  <span className="block text-xs text-ink-2">{t("draftPlan")}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
