import { useLocale, useTranslations } from "next-intl";
import { MonthBars } from "@/components/charts/month-bars";
import { LedgerLamp } from "@/components/issues/ledger-lamp";
import { LampWord } from "@/components/lamps/lamp-word";
import { Figures } from "@/components/ui/figures";
import { KeyValues } from "@/components/ui/key-values";
import {
  formatBytes,
  formatDay,
  formatMoment,
  formatMoney,
  formatPercent,
  formatPeriod,
} from "@/lib/core/format";
import { formatAmount } from "@/lib/core/money";
import { Block } from "./block";

const MOMENT = "2017-11-20T02:42:00Z";
const months = [
  { key: "2017-08", red: 8, yellow: 25, green: 144 },
  { key: "2017-09", red: 12, yellow: 27, green: 138 },
  { key: "2017-10", red: 19, yellow: 20, green: 138 },
];

/** Lamps, money, days and charts. */
export function FigureBlocks() {
  const s = useTranslations("blocks.sample");
  const project = useTranslations("project");
  const locale = useLocale();
  return (
    <>
      <Block name="lamps" file="lamps/lamp-word">
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <LampWord lamp="red" months={3} />
          <LampWord lamp="yellow" months={1} />
          <LampWord lamp="green" />
          <LampWord lamp="paused" />
          <LampWord lamp={null} />
          <LampWord lamp="notReported" />
          <LampWord lamp="green" overridden />
          <LampWord lamp="red" size="large" />
        </div>
      </Block>
      <Block name="ledgerLamps" file="issues/ledger-lamp">
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <LedgerLamp lamp="red" daysLeft={-5} />
          <LedgerLamp lamp="yellow" daysLeft={2} />
          <LedgerLamp lamp="green" daysLeft={14} />
          <LedgerLamp lamp="green" daysLeft={6} asked />
          <LedgerLamp lamp={null} daysLeft={null} />
        </div>
      </Block>
      <Block name="money" file="core/money, core/format">
        <KeyValues
          items={[
            { name: s("column"), value: formatAmount(1234.5) },
            { name: s("in"), value: formatMoney(1234.5, locale) },
            { name: s("in"), value: formatMoney(123_450, locale) },
            { name: s("share"), value: formatPercent(0.7996) },
            { name: s("size"), value: formatBytes(3_400_000) },
          ]}
        />
      </Block>
      <Block name="dates" file="core/format">
        <KeyValues
          items={[
            { name: s("dayFull"), value: formatDay("2017-10-03", locale) },
            { name: s("dayShort"), value: formatDay("2017-10-03", locale, { year: false }) },
            { name: s("month"), value: formatPeriod("2017-10", locale) },
            { name: s("moment"), value: formatMoment(MOMENT, locale) },
            { name: s("momentShort"), value: formatMoment(MOMENT, locale, { year: false }) },
          ]}
        />
      </Block>
      <Block name="figures" file="ui/figures">
        <Figures
          across={3}
          figures={[
            { key: "column", label: s("column"), value: formatAmount(1234.5), unit: project("unitWan") },
            { key: "share", label: s("share"), value: formatPercent(0.7996) },
            { key: "months", label: s("month"), value: 12, href: "/settings/blocks" },
          ]}
        />
      </Block>
      <Block name="chart" file="charts/month-bars">
        <MonthBars
          title={s("months")}
          months={months.map((month) => ({
            ...month,
            label: formatPeriod(month.key, locale, { year: false }),
          }))}
        />
      </Block>
    </>
  );
}
