import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { LampWord } from "@/components/lamps/lamp-word";
import { GreenText } from "@/components/lamps/reason-text";
import { type Column, DataTable, SubLine } from "@/components/ui/data-table";
import { formatPeriod } from "@/lib/core/format";
import { formatAmount } from "@/lib/core/money";
import type { Ahead, AheadItem } from "@/lib/lamps/queries/list-ahead";
import { outlookKinds } from "@/lib/lamps/rules/outlook";
import { monthsOf } from "@/lib/lamps/rules/run";

/** Money that is wanting against red, and what of it the present pace does not bring. */
function Missing({ item }: { item: AheadItem }) {
  const t = useTranslations("ahead");
  if (item.missing === null) return <span className="text-ink-2">{t("byHand")}</span>;
  if (item.missing === 0) return <span className="text-ink-2">{t("noMoney")}</span>;
  return (
    <>
      {formatAmount(item.missing)}
      <SubLine>
        {item.reported
          ? t("asReported")
          : item.pace === null
            ? t("noPace")
            : item.short
              ? t("short", { pace: formatAmount(item.pace), short: formatAmount(item.short) })
              : t("paceEnough", { pace: formatAmount(item.pace) })}
      </SubLine>
    </>
  );
}

/** By what will happen; a leader's own projects come first in each group. */
export function AheadTable({ ahead, mine }: { ahead: Ahead; mine: boolean }) {
  const t = useTranslations("ahead");
  const filing = useTranslations("filing");
  const locale = useLocale();
  const columns: Column<AheadItem>[] = [
    {
      key: "project",
      head: t("col.project"),
      rowHead: true,
      phone: "line",
      width: "w-[22%]",
      cell: (item) => (
        <>
          <Link
            href={`/projects/${item.projectId}?tab=lamps`}
            className="font-semibold hover:text-accent hover:underline"
          >
            {item.name}
          </Link>
          <SubLine>
            {[item.number, item.region, mine && item.own && t("own")].filter(Boolean).join(" · ")}
          </SubLine>
        </>
      ),
    },
    {
      key: "unit",
      head: t("col.unit"),
      phone: "line",
      width: "w-[16%]",
      cell: (item) => (
        <>
          {item.unit ?? t("noUnit")}
          <SubLine>{item.leaders.length > 0 ? item.leaders.join("、") : t("noLeader")}</SubLine>
        </>
      ),
    },
    {
      key: "now",
      head: t("col.now", { month: formatPeriod(ahead.previousPeriod, locale, { year: false }) }),
      nowrap: true,
      cell: (item) => (
        <>
          <LampWord
            lamp={item.previous?.lamp ?? null}
            months={item.previous ? monthsOf(item.previous) : undefined}
          />
          <SubLine>
            {item.reportState ? filing(`states.${item.reportState}`) : filing("states.missing")}
          </SubLine>
        </>
      ),
    },
    {
      key: "missing",
      head: t("col.missing"),
      numeric: true,
      cell: (item) => <Missing item={item} />,
    },
    {
      key: "unless",
      head: t("col.unless"),
      phone: "line",
      width: "w-[33%]",
      cell: (item) =>
        item.againstRed === null ? (
          <span className="text-ink-2">{t("overridden")}</span>
        ) : (
          <GreenText conditions={item.againstRed} period={ahead.period} />
        ),
    },
  ];
  const own = ahead.items.filter((item) => item.own);
  const others = ahead.items.filter((item) => !item.own);
  const groups = [
    ...(own.length > 0
      ? [{ key: "own", rows: own, head: <strong>{t("ownGroup", { count: own.length })}</strong> }]
      : []),
    ...outlookKinds.map((kind) => {
      const rows = others.filter((item) => item.kind === kind);
      return {
        key: kind,
        rows,
        head: (
          <>
            <strong>{t(`kind.${kind}`, { count: rows.length })}</strong>{" "}
            <span className="text-xs text-ink-2">{t(`kindNote.${kind}`)}</span>
          </>
        ),
      };
    }),
  ].filter(({ rows }) => rows.length > 0);
  return (
    <DataTable caption={t("name")} columns={columns} rowKey={(item) => item.projectId} groups={groups} />
  );
}
