import type { getTranslations } from "next-intl/server";
import type { StatisticsFilters } from "@/lib/dashboard/schema";

type Translate = Awaited<ReturnType<typeof getTranslations<"statistics">>>;

/** What narrows the statistics, in words. */
export const filterWords = (filters: StatisticsFilters, t: Translate): string[] =>
  Object.entries(filters).flatMap(([key, value]) => {
    if (!value) return [];
    const reason = `reason.${value}` as Parameters<Translate>[0];
    return [key === "reason" && t.has(reason) ? t(reason) : value];
  });
