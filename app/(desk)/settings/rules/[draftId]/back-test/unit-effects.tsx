import Link from "next/link";
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { type Column, DataTable } from "@/components/ui/data-table";
import type { UnitEffect } from "@/lib/lamps/rules/back-test";

/** Whose months change, and in which direction. */
export function UnitEffects({
  units,
  hrefOf,
}: {
  units: readonly UnitEffect[];
  hrefOf: (change: { unit: string }) => string;
}) {
  const t = useTranslations("rules");
  const columns: Column<UnitEffect>[] = [
    {
      key: "unit",
      head: t("col.unit"),
      rowHead: true,
      phone: "line",
      cell: ({ unit }) => (
        <Link prefetch={false} href={hrefOf({ unit: unit ?? "" })} className="text-accent hover:underline">
          {unit ?? t("noUnit")}
        </Link>
      ),
    },
    { key: "worse", head: t("col.worse"), numeric: true, phone: "beside", cell: ({ worse }) => worse },
    { key: "better", head: t("col.better"), numeric: true, phone: "beside", cell: ({ better }) => better },
  ];
  return (
    <Card title={t("byUnit")} aside={t("matrixUnit")} flush>
      <DataTable
        caption={t("byUnit")}
        columns={columns}
        rows={units}
        rowKey={({ unit }) => unit ?? ""}
        bare
      />
    </Card>
  );
}
