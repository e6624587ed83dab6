import { useTranslations } from "next-intl";
import { Lamp } from "@/components/lamps/lamp";
import type { LedgerLamp as LampCode } from "@/lib/issues/rules/clocks";

/** The ledger lamp with the time left in words: "▲ 还有 2 天", "■ 逾期 5 天". Null: no time runs. */
export function LedgerLamp({ lamp, daysLeft }: { lamp: LampCode | null; daysLeft: number | null }) {
  const t = useTranslations("issues");
  if (lamp === null || daysLeft === null) return <Lamp state="none">{t("noTime")}</Lamp>;
  return (
    <Lamp state={lamp}>
      {daysLeft < 0
        ? t("overdue", { days: -daysLeft })
        : daysLeft === 0
          ? t("dueToday")
          : t("left", { days: daysLeft })}
    </Lamp>
  );
}
