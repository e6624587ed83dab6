import { useFormatter, useTranslations } from "next-intl";
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
  const format = useFormatter();
  const { madeBy, madeAt, reason, evidence } = override;
  return (
    <span className="block text-xs text-ink-2">
      {computed && <span className="font-semibold">{t("computed", { lamp: t(`lamp.${computed}`) })} </span>}
      {t("overriddenBy", {
        by: madeBy,
        at: format.dateTime(new Date(madeAt), { dateStyle: "medium" }),
      })}
      {reason && <span className="block">{t("overrideReason", { reason })}</span>}
      {evidence && <span className="block">{t("overrideEvidence", { evidence })}</span>}
    </span>
  );
}
