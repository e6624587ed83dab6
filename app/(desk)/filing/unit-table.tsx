import Link from "next/link";
import { useTranslations } from "next-intl";
import { DataTable, SubLine } from "@/components/ui/data-table";
import { formatCount } from "@/lib/core/format";
import type { Period } from "@/lib/core/periods";
import type { UnitCounts } from "./unit-counts";

const figures = ["due", "filed", "accepted", "returned", "missing", "late"] as const;

/** How far each unit is with its month. */
export function UnitTable({ units, period }: { units: readonly UnitCounts[]; period: Period }) {
  const t = useTranslations("filing");
  const total = (key: (typeof figures)[number]): number => units.reduce((sum, unit) => sum + unit[key], 0);
  return (
    <DataTable
      caption={t("byUnit")}
      rows={units}
      rowKey={(row) => row.unit ?? ""}
      columns={[
        {
          key: "unit",
          head: t("unit"),
          rowHead: true,
          phone: "line",
          cell: (row) => (
            <>
              {row.unit ? (
                <Link
                  href={`/filing?${new URLSearchParams({ period, view: "all", unit: row.unit })}`}
                  className="hover:text-accent hover:underline"
                >
                  {row.unit}
                </Link>
              ) : (
                t("noUnit")
              )}
              <span className="md:hidden">
                <SubLine>{t("counts.line", { ...row, unit: "" })}</SubLine>
              </span>
            </>
          ),
        },
        ...figures.map((key) => ({
          key,
          head: t(`counts.${key}`),
          numeric: true,
          width: "w-24",
          phone: "hidden" as const,
          cell: (row: UnitCounts) =>
            row[key] === 0 ? (
              <span className="text-ink-3">0</span>
            ) : key === "missing" ? (
              <strong>{formatCount(row[key])}</strong>
            ) : (
              row[key]
            ),
        })),
      ]}
      totals={{
        unit: t("counts.total"),
        ...Object.fromEntries(figures.map((key) => [key, total(key)])),
      }}
    />
  );
}
