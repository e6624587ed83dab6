import Link from "next/link";
import { useTranslations } from "next-intl";
import { LampBar } from "@/components/charts/lamp-bar";
import { Card } from "@/components/ui/card";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Tabs } from "@/components/ui/tabs";
import { formatPercent } from "@/lib/core/format";
import type { StatisticsGroup } from "@/lib/dashboard/queries/get-statistics";
import { groupings } from "@/lib/dashboard/schema";
import { addressOf, type Shown } from "./address";
import { DownloadTable } from "./download-table";
import { groupFigures, share, sorted } from "./group-figures";

/** The name of a group in words: reasons are codes, and what has no unit or leader says so. */
function useGroupName(by: Shown["by"]) {
  const t = useTranslations("statistics");
  return (name: string): string => {
    if (name === "") return t("nobody");
    return by === "reason" && t.has(`reason.${name}`) ? t(`reason.${name}`) : name;
  };
}

/** Counts and shares by region, unit, category, leader or reason; each count opens its list. */
export function Groups({ groups, shown }: { groups: readonly StatisticsGroup[]; shown: Shown }) {
  const t = useTranslations("statistics");
  const nameOf = useGroupName(shown.by);
  const most = Math.max(...groups.map(({ nowRed, nowYellow, nowGreen }) => nowRed + nowYellow + nowGreen));
  const sortOf = (key: string) => {
    const isDown = shown.sort === `-${key}`;
    const direction = isDown ? "descending" : shown.sort === key ? "ascending" : undefined;
    return {
      href: addressOf("/statistics", shown, { sort: isDown ? key : `-${key}` }),
      direction,
    } as const;
  };
  const columns: Column<StatisticsGroup>[] = [
    {
      key: "name",
      head: t(`by.${shown.by}`),
      rowHead: true,
      phone: "line",
      sort: sortOf("name"),
      cell: ({ name }) => nameOf(name),
    },
    {
      key: "bar",
      head: t("bar"),
      phone: "line",
      width: "w-[18%]",
      cell: ({ nowRed, nowYellow, nowGreen }) => (
        <LampBar red={nowRed} yellow={nowYellow} green={nowGreen} most={most} />
      ),
    },
    ...groupFigures.map((figure) => ({
      key: figure,
      head: t(`figure.${figure}`),
      numeric: true,
      phone: "beside" as const,
      sort: sortOf(figure),
      cell: (group: StatisticsGroup) =>
        group[figure] === 0 || group.name === "" ? (
          group[figure]
        ) : (
          <Link
            prefetch={false}
            href={addressOf("/statistics/list", shown, { figure, [shown.by]: group.name })}
            className="inline-block min-h-6 min-w-6 text-accent hover:underline"
          >
            {group[figure]}
          </Link>
        ),
    })),
    {
      key: "share",
      head: t("share"),
      numeric: true,
      phone: "beside",
      sort: sortOf("share"),
      cell: (group) => formatPercent(share(group), 1),
    },
  ];
  return (
    <Card
      title={t("groupsTitle")}
      aside={<DownloadTable href={addressOf("/statistics/export", shown)} title={t("groupsTitle")} />}
    >
      <Tabs
        label={t("groupsTitle")}
        current={shown.by}
        tabs={groupings.map((by) => ({
          key: by,
          href: addressOf("/statistics", { ...shown, by }),
          label: t(`by.${by}`),
        }))}
      />
      {(shown.by === "leader" || shown.by === "reason") && (
        <p className="mb-2 text-xs text-ink-2">{t(`note.${shown.by}`)}</p>
      )}
      <DataTable
        caption={t("groupsTitle")}
        columns={columns}
        rows={sorted(groups, shown.sort)}
        rowKey={({ name }) => name}
        bare
      />
    </Card>
  );
}
