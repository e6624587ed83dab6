import { useLocale, useTranslations } from "next-intl";
import { formatMoment } from "@/lib/core/format";
import type { Lamp } from "@/lib/lamps/rules/lamp";

export type OverrideNoteProps = {
  madeBy: string;
  madeAt: string;
  /** Null for whoever sees public facts only. */
  reason: string | null;
  evidence: string | null;
};

/** Beside a lamp that was set by hand: what the rules gave, who set it, why and on what evidence. */
export function OverrideNote({ computed, override }: { computed: Lamp | null; override: OverrideNoteProps }) {
  const t = useTranslations("lamps");
  const locale = useLocale();
  const { madeBy, madeAt, reason, evidence } = override;
  return (
    <span className="block text-xs text-ink-2">
      {computed && <span className="font-semibold">{t("computed", { lamp: t(`lamp.${computed}`) })} </span>}
      {t("overriddenBy", {
        by: madeBy,
        at: formatMoment(madeAt, locale, { time: false }),
      })}
      {reason && <span className="block">{t("overrideReason", { reason })}</span>}
      {evidence && <span className="block">{t("overrideEvidence", { evidence })}</span>}
    </span>
  );
}
