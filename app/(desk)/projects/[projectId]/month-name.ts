import { useFormatter } from "next-intl";
import type { Period } from "@/lib/core/periods";

/** A period as the office says it: "10月", with the year "2017年10月". */
export function useMonthName() {
  const format = useFormatter();
  return (period: Period, withYear = false): string =>
    format.dateTime(new Date(`${period}-15T04:00:00Z`), {
      month: withYear ? "long" : "short",
      ...(withYear ? { year: "numeric" } : {}),
    });
}
