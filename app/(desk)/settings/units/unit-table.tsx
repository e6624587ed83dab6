import Link from "next/link";
import { useTranslations } from "next-intl";
import { bodyCell, headCell } from "@/components/account/cells";
import type { UnitView } from "@/lib/units/queries";

export function UnitTable({ units, edits }: { units: UnitView[]; edits: boolean }) {
  const t = useTranslations("settings");
  return (
    <section
      className="overflow-x-auto rounded-lg border border-line bg-surface"
      aria-label={t("unitsTitle")}
    >
      <table className="w-full">
        <thead>
          <tr>
            <th className={headCell}>{t("units.name")}</th>
            <th className={headCell}>{t("units.region")}</th>
            <th className={`${headCell} text-right`}>{t("units.users")}</th>
            <th className={headCell}>{t("units.state")}</th>
          </tr>
        </thead>
        <tbody>
          {units.map((unit) => (
            <tr key={unit.id} className={unit.disabled ? "text-ink-2" : ""}>
              <th scope="row" className={`${bodyCell} min-w-36 text-left font-normal`}>
                {edits ? (
                  <Link href={`/settings/units/${unit.id}`} className="text-accent underline">
                    {unit.name}
                  </Link>
                ) : (
                  unit.name
                )}
              </th>
              <td className={`${bodyCell} whitespace-nowrap`}>{unit.regionName ?? t("units.city")}</td>
              <td className={`${bodyCell} text-right tabular-nums`}>{unit.activeUsers}</td>
              <td className={`${bodyCell} whitespace-nowrap`}>{t(unit.disabled ? "disabled" : "active")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
