import { useTranslations } from "next-intl";
import type { PeriodState } from "@/lib/periods/schema";

const DAY_MS = 86_400_000;

/** "25日24时锁定，还有 5 天", or what a report that comes now is. */
export function Deadline({ period, now }: { period: { state: PeriodState; lockAt: string }; now: Date }) {
  const t = useTranslations("filing.deadline");
  if (period.state !== "open") return <span className="text-xs">{t(period.state)}</span>;
  const days = Math.floor((Date.parse(period.lockAt) - now.getTime()) / DAY_MS);
  return (
    <span className="text-xs">{t.rich("open", { days, strong: (words) => <strong>{words}</strong> })}</span>
  );
}
