import { useLocale } from "next-intl";
import { formatPeriod } from "@/lib/core/format";
import type { Period } from "@/lib/core/periods";

/** A period as the office says it: "10月", with the year "2017年10月". */
export function useMonthName() {
  const locale = useLocale();
  return (period: Period, withYear = false): string => formatPeriod(period, locale, { year: withYear });
}
