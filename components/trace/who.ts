import { useTranslations } from "next-intl";
import { CLOCK_NAME } from "@/lib/trace/schema";

type Done = { actorName: string; unitName: string | null };

/** Who did it and for which unit: the clock in the reader's language, a unit's own account once, not twice. */
export function useWho() {
  const t = useTranslations("trace");
  return ({ actorName, unitName }: Done) => ({
    name: actorName === CLOCK_NAME ? t("system") : actorName,
    unit: unitName === actorName ? null : unitName,
  });
}
