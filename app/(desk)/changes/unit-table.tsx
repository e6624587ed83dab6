import Link from "next/link";
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import type { UnitCount } from "@/lib/changes/queries/list-changes";
import type { ListChangesInput } from "@/lib/changes/schema";
import { addressOf } from "./address";

/** Who asks how often, and how much of it shortly before a lock. */
export function UnitTable({ units, filters }: { units: readonly UnitCount[]; filters: ListChangesInput }) {
  const t = useTranslations("changes");
  const number = (value: number) => (value === 0 ? <span className="text-ink-3">0</span> : value);
  return (
    <Card title={t("byUnit")} aside={t("byUnitNote")} flush>
      <DataTable
        bare
        caption={t("byUnit")}
        rows={units}
        rowKey={(row) => row.unitId ?? ""}
        columns={[
          {
            key: "unit",
            head: t("col.unit"),
            rowHead: true,
            phone: "line",
            cell: (row) =>
              row.unit ? (
                <Link
                  prefetch={false}
                  href={addressOf(filters, { unit: row.unit, page: undefined, lastMinute: undefined })}
                  className="hover:text-accent hover:underline"
                >
                  {row.unit}
                </Link>
              ) : (
                t("noUnit")
              ),
          },
          { key: "asked", head: t("col.times"), numeric: true, cell: (row) => row.asked },
          {
            key: "lastMinute",
            head: t("lastMinute"),
            numeric: true,
            cell: (row) =>
              row.lastMinute > 0 && row.unit ? (
                <Link
                  prefetch={false}
                  href={addressOf(filters, { unit: row.unit, lastMinute: "true", page: undefined })}
                  className="font-semibold hover:text-accent hover:underline"
                >
                  {row.lastMinute}
                </Link>
              ) : (
                number(row.lastMinute)
              ),
          },
          { key: "approved", head: t("states.approved"), numeric: true, cell: (row) => number(row.approved) },
          { key: "refused", head: t("states.refused"), numeric: true, cell: (row) => number(row.refused) },
          { key: "pending", head: t("states.pending"), numeric: true, cell: (row) => number(row.pending) },
        ]}
      />
    </Card>
  );
}
