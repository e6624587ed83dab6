import Link from "next/link";
import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import type { UnitView } from "@/lib/units/queries";

/** Units, where they belong, and how many accounts each has. */
export function UnitTable({ units, edits }: { units: UnitView[]; edits: boolean }) {
  const t = useTranslations("settings");
  return (
    <DataTable
      caption={t("unitsTitle")}
      rows={units}
      rowKey={(unit) => unit.id}
      columns={[
        {
          key: "name",
          head: t("units.name"),
          rowHead: true,
          phone: "line",
          cell: (unit) =>
            edits ? (
              <Link prefetch={false} href={`/settings/units/${unit.id}`} className="text-accent underline">
                {unit.name}
              </Link>
            ) : (
              unit.name
            ),
        },
        { key: "region", head: t("units.region"), cell: (unit) => unit.regionName ?? t("units.city") },
        { key: "users", head: t("units.users"), numeric: true, cell: (unit) => unit.activeUsers },
        {
          key: "state",
          head: t("units.state"),
          nowrap: true,
          width: "w-40",
          cell: (unit) => t(unit.disabled ? "disabled" : "active"),
        },
      ]}
    />
  );
}
