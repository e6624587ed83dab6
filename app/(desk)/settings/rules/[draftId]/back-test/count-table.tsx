import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { type Column, DataTable } from "@/components/ui/data-table";
import type { BackTest } from "@/lib/lamps/rules/back-test";
import type { LampCounts } from "@/lib/lamps/rules/counts";

type Row = { key: string; label: string; of: (counts: LampCounts) => number };

/** The regulation's counts under the rules in force and under the draft. */
export function CountTable({ counts }: { counts: BackTest["counts"] }) {
  const t = useTranslations("rules");
  const rows: Row[] = [
    { key: "red", label: t("count.nowRed"), of: ({ now }) => now.red },
    { key: "yellow", label: t("count.nowYellow"), of: ({ now }) => now.yellow },
    { key: "green", label: t("count.nowGreen"), of: ({ now }) => now.green },
    { key: "everYellow", label: t("count.everYellow"), of: ({ everYellow }) => everYellow },
    { key: "everRed", label: t("count.everRed"), of: ({ everRed }) => everRed },
    { key: "yellowToGreen", label: t("count.yellowToGreen"), of: ({ yellowToGreen }) => yellowToGreen },
    { key: "redExits", label: t("count.redExits"), of: ({ redExits }) => redExits },
    { key: "cases", label: t("count.cases"), of: ({ cases }) => cases },
  ];
  const signed = (change: number) => (change === 0 ? "—" : change > 0 ? `+${change}` : `−${-change}`);
  const columns: Column<Row>[] = [
    { key: "what", head: t("count.what"), rowHead: true, phone: "line", cell: ({ label }) => label },
    {
      key: "inForce",
      head: t("count.inForce"),
      numeric: true,
      phone: "beside",
      cell: ({ of }) => of(counts.inForce),
    },
    {
      key: "draft",
      head: t("count.draft"),
      numeric: true,
      phone: "beside",
      cell: ({ of }) => <span className="font-semibold">{of(counts.draft)}</span>,
    },
    {
      key: "change",
      head: t("count.change"),
      numeric: true,
      phone: "beside",
      cell: ({ of }) => signed(of(counts.draft) - of(counts.inForce)),
    },
  ];
  return (
    <Card title={t("counts")} flush>
      <DataTable caption={t("counts")} columns={columns} rows={rows} rowKey={({ key }) => key} bare />
    </Card>
  );
}
