import { useTranslations } from "next-intl";
import { LampWord } from "@/components/lamps/lamp-word";
import { DataTable, SubLine } from "@/components/ui/data-table";
import { FilterBar, FilterSearch, FilterSelect } from "@/components/ui/filter-bar";
import { KeyValues } from "@/components/ui/key-values";
import { Pagination } from "@/components/ui/pagination";
import { Tabs } from "@/components/ui/tabs";
import { formatAmount } from "@/lib/core/money";
import { Block } from "./block";

const rows = [
  { key: "one", plan: 12_000, lamp: "red", months: 3 },
  { key: "two", plan: 3_456.5, lamp: "yellow", months: 1 },
  { key: "three", plan: 800, lamp: "green", months: undefined },
] as const;

const HERE = "/settings/blocks";

/** What lists are made of. */
export function ListBlocks() {
  const t = useTranslations("blocks");
  const sum = rows.reduce((total, { plan }) => total + plan, 0);
  return (
    <>
      <Block name="tabs" file="ui/tabs">
        <Tabs
          label={t("tabs.title")}
          current="one"
          tabs={[
            { key: "one", href: HERE, label: t("sample.one"), count: 3 },
            { key: "two", href: HERE, label: t("sample.two") },
          ]}
        />
      </Block>
      <Block name="card" file="ui/card, ui/key-values">
        <KeyValues
          items={rows.map(({ key, plan }) => ({ key, name: t(`sample.${key}`), value: formatAmount(plan) }))}
        />
      </Block>
      <Block name="table" file="ui/data-table, ui/pagination">
        <DataTable
          caption={t("table.title")}
          rowKey={({ key }) => key}
          rows={rows}
          columns={[
            {
              key: "project",
              head: t("sample.project"),
              rowHead: true,
              phone: "line",
              cell: ({ key }) => (
                <>
                  {t(`sample.${key}`)}
                  <SubLine>{t("sample.unit")}</SubLine>
                </>
              ),
            },
            {
              key: "lamp",
              head: t("sample.lamp"),
              phone: "line",
              cell: ({ lamp, months }) => <LampWord lamp={lamp} months={months} />,
            },
            {
              key: "plan",
              head: t("sample.plan"),
              numeric: true,
              sort: { href: HERE, direction: "descending" },
              cell: ({ plan }) => formatAmount(plan),
            },
          ]}
          totals={{ project: t("sample.total"), plan: formatAmount(sum) }}
        />
        <Pagination page={2} pageSize={3} total={9} hrefOf={() => HERE} />
      </Block>
      <Block name="filters" file="ui/filter-bar">
        <FilterBar action={HERE} clearHref={HERE}>
          <FilterSearch label={t("sample.search")} />
          <FilterSelect
            name="kind"
            label={t("sample.kind")}
            value="new"
            choices={[
              { value: "new", label: t("sample.new") },
              { value: "continuing", label: t("sample.continuing") },
            ]}
          />
        </FilterBar>
      </Block>
    </>
  );
}
