import { useTranslations } from "next-intl";
import { Lamp } from "@/components/lamps/lamp";
import type { LedgerLamp as LampCode } from "@/lib/issues/rules/clocks";

type Props = {
  lamp: LampCode | null;
  daysLeft: number | null;
  /** The clock stands at the day on which striking off was asked for: nothing is left any more. */
  asked?: boolean;
};

/** The ledger lamp with the time left in words: "▲ 还有 2 天", "■ 逾期 5 天". Null: no time runs. */
export function LedgerLamp({ lamp, daysLeft, asked = false }: Props) {
  const t = useTranslations("issues");
  if (lamp === null || daysLeft === null) return <Lamp state="none">{t("noTime")}</Lamp>;
  const [over, today, left] = asked
    ? (["askedLate", "askedOnDay", "askedEarly"] as const)
    : (["overdue", "dueToday", "left"] as const);
  return (
    <Lamp state={lamp}>
      {daysLeft < 0 ? t(over, { days: -daysLeft }) : daysLeft === 0 ? t(today) : t(left, { days: daysLeft })}
    </Lamp>
  );
}
