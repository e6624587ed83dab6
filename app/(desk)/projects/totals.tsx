import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { formatMoney } from "@/lib/core/format";
import type { ProjectList } from "@/lib/projects/queries/list-projects";
import { addressOf, type Shown } from "./address";

/** How many projects match and what they sum up to; what was not counted says so, and how to have it counted. */
export function Totals({ list, filters }: { list: ProjectList; filters: Shown }) {
  const t = useTranslations("projects");
  const words = useTranslations("lists");
  const locale = useLocale();
  const { total, totalIs, sums, year } = list;
  const count = totalIs === "exact" ? t("count", { total }) : words(totalIs, { total });
  if (!sums) {
    return (
      <>
        {count} ·{" "}
        <Link
          prefetch={false}
          href={addressOf(filters, { count: "exact" })}
          className="text-accent underline"
        >
          {words("sumUp")}
        </Link>
      </>
    );
  }
  return [
    count,
    t("sums", {
      total: formatMoney(sums.totalInvestment, locale),
      plan: formatMoney(sums.annualPlan, locale),
      year,
    }),
  ].join(" · ");
}
