import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PlanChanges } from "@/components/changes/plan-changes";
import { LampWord } from "@/components/lamps/lamp-word";
import { type Column, SubLine } from "@/components/ui/data-table";
import { formatDay } from "@/lib/core/format";
import { formatAmount } from "@/lib/core/money";
import { monthsOf } from "@/lib/lamps/rules/run";
import type { ProjectListItem } from "@/lib/projects/queries/list-projects";
import type { ProjectColumn } from "@/lib/projects/rules/columns";

type Item = ProjectListItem;
type Shape = Omit<Column<Item>, "key" | "head">;

/** How each column shows its fact; heads come from messages. Columns beyond the usual ones are labelled on phones. */
export function useColumnShapes(
  year: number,
  chosen: readonly ProjectColumn[],
): {
  head: (column: ProjectColumn) => string;
  shape: Record<ProjectColumn, Shape>;
} {
  const t = useTranslations("projects");
  const words = useTranslations("lists");
  const locale = useLocale();
  const day = (value: string | null) => value && formatDay(value, locale);
  const names = (list: readonly { name: string }[]) => list.map((item) => item.name).join("、");
  const titles = (item: Item) => item.leaders.map((leader) => leader.title).join("、");
  const text = (of: (item: Item) => ReactNode): Shape => ({ width: "min-w-28", cell: of });
  // What has a column of its own need not stand below the name too.
  const below = (column: ProjectColumn, words: string | undefined) =>
    words && !chosen.includes(column) ? [words] : [];
  const date = (of: (item: Item) => string | null): Shape => ({
    nowrap: true,
    cell: (item) => day(of(item)),
  });
  const money = (of: (item: Item) => number | null): Shape => ({
    numeric: true,
    nowrap: true,
    cell: (item) => {
      const amount = of(item);
      return amount === null ? null : formatAmount(amount);
    },
  });
  return {
    head: (column) =>
      column === "plan"
        ? t("annualPlan", { year })
        : column === "total"
          ? t("totalInvestment")
          : words(`column.${column}`),
    shape: {
      lamp: {
        phone: "line",
        nowrap: true,
        width: "w-24",
        cell: (item) => (
          <>
            <LampWord
              lamp={item.lamp?.lamp ?? null}
              months={monthsOf(item.lamp)}
              overridden={item.lamp?.overridden}
            />
            <PlanChanges count={item.changes} projectId={item.id} />
          </>
        ),
      },
      number: { ...text((item) => item.number), nowrap: true },
      name: {
        rowHead: true,
        phone: "line",
        width: "w-[30%] min-w-56",
        cell: (item) => (
          <>
            <Link
              prefetch={false}
              href={`/projects/${item.id}`}
              className="font-semibold hover:text-accent hover:underline"
            >
              {item.name}
            </Link>
            <SubLine>
              {[
                ...below("number", item.number),
                ...below("region", item.region?.name),
                ...below("category", item.category),
                ...below("stage", t(`stages.${item.stage}`)),
              ].join(" · ")}
            </SubLine>
          </>
        ),
      },
      unit: {
        phone: "line",
        cell: (item) => (
          <span className="max-md:text-xs max-md:text-ink-2">
            {item.responsibleUnit?.name ?? <span className="text-ink-2">{t("noUnit")}</span>}
            <SubLine>{titles(item)}</SubLine>
          </span>
        ),
      },
      responsibleUnit: text((item) => item.responsibleUnit?.name),
      leaders: text(titles),
      pairedUnits: text((item) => names(item.pairedUnits)),
      industryUnit: text((item) => item.industryUnit?.name),
      region: { ...text((item) => item.region?.name), nowrap: true },
      category: text((item) => item.category),
      stage: { ...text((item) => t(`stages.${item.stage}`)), nowrap: true },
      nature: { ...text((item) => t(`natures.${item.nature}`)), nowrap: true },
      level: { ...text((item) => t(`levels.${item.level}`)), nowrap: true },
      programme: text((item) => item.programme),
      schedule: {
        phone: "hidden",
        cell: ({ plannedStart, plannedCompletion }) =>
          plannedStart || plannedCompletion ? (
            <span className="text-ink-2">
              <span className="whitespace-nowrap">{day(plannedStart) ?? "?"}</span> —{" "}
              <span className="whitespace-nowrap">{day(plannedCompletion) ?? "?"}</span>
            </span>
          ) : null,
      },
      plannedStart: date((item) => item.plannedStart),
      plannedCompletion: date((item) => item.plannedCompletion),
      actualStart: date((item) => item.actualStart),
      actualCompletion: date((item) => item.actualCompletion),
      total: money((item) => item.totalInvestment),
      investedBefore: money((item) => item.investedBefore),
      plan: {
        numeric: true,
        nowrap: true,
        cell: ({ annualPlan, planConfirmed }) => (
          <>
            {annualPlan === null ? (
              <span className="text-ink-2">{t("noPlan")}</span>
            ) : (
              formatAmount(annualPlan)
            )}
            {annualPlan !== null && !planConfirmed && <SubLine>{t("draftPlan")}</SubLine>}
          </>
        ),
      },
      investmentSubject: text((item) => item.investmentSubject && t(`subjects.${item.investmentSubject}`)),
      owner: text((item) => item.owner),
      agent: text((item) => item.agent),
      address: text((item) => item.address),
      content: {
        width: "min-w-72",
        cell: (item) => <span className="line-clamp-3 text-ink-2">{item.content}</span>,
      },
      nationalCode: { ...text((item) => item.nationalCode), nowrap: true },
    },
  };
}
