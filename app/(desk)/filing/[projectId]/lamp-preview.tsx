"use client";

import { useLocale, useTranslations } from "next-intl";
import { LampWord } from "@/components/lamps/lamp-word";
import { GreenText, ReasonText } from "@/components/lamps/reason-text";
import { KeyValues } from "@/components/ui/key-values";
import { formatPercent, formatWan } from "@/lib/core/format";
import { formatAmount } from "@/lib/core/money";
import type { Period } from "@/lib/core/periods";
import { monthsOf } from "@/lib/lamps/rules/run";
import type { LampContext, Preview } from "./preview";

/** The lamp in one word; a report without money is none. */
export function PreviewLamp({
  preview: { decision },
  reported,
  size = "text",
}: {
  preview: Preview;
  reported: boolean;
  size?: "text" | "large";
}) {
  if (!reported && decision?.lamp !== "paused") return <LampWord lamp="notReported" size={size} />;
  return (
    <LampWord lamp={decision?.lamp ?? null} months={decision ? monthsOf(decision) : undefined} size={size} />
  );
}

/** The line to red, where the project stands near it: what must be done before the lock. */
function AgainstRed({ preview: { againstRed }, period }: { preview: Preview; period: Period }) {
  const t = useTranslations("filing.preview");
  return (
    <div className="border-t border-line pt-3">
      <p className="text-xs font-semibold">
        {t(againstRed === null ? "setRed" : againstRed.length === 0 ? "redAverted" : "redUnless")}
      </p>
      {againstRed !== null && againstRed.length > 0 && <GreenText conditions={againstRed} period={period} />}
    </div>
  );
}

/** What the lamp would be, its numbers against their standards, and how near the edge it stands. */
export function LampPreview({
  context: { period, settings, previous },
  preview,
  reported,
}: {
  context: LampContext;
  preview: Preview;
  reported: boolean;
}) {
  const t = useTranslations("filing.preview");
  const locale = useLocale();
  const lamps = useTranslations("lamps");
  const { decision, least, below, conditions } = preview;
  if (!decision) return <p className="text-ink-2">{t("noLamp")}</p>;
  const share = (value: number | null, standard: number | null, kind: "ratio" | "gap") => (
    <>
      <strong>
        {value === null
          ? t("none")
          : kind === "ratio"
            ? formatPercent(value)
            : value <= 0
              ? t("ahead")
              : t("points", { points: (value * 100).toFixed(1) })}
      </strong>
      <span className="text-ink-2">
        {standard === null
          ? t("off")
          : t(kind === "ratio" ? "ratioStandard" : "gapStandard", {
              standard: Number((standard * 100).toFixed(2)),
            })}
      </span>
    </>
  );
  const items = [
    { name: t("annualPlan"), value: formatWan(decision.annualPlan, locale) },
    { name: t("expected"), value: formatWan(decision.expected, locale) },
    { name: t("actual"), value: formatWan(decision.actual, locale) },
    { name: t("ratio"), value: share(decision.ratio, settings.investmentRatio, "ratio") },
    { name: t("gap"), value: share(decision.gap, settings.investmentGap, "gap") },
  ];
  const behind = reported && decision.reasons.length > 0;
  return (
    <div className="grid gap-3">
      <div aria-live="polite">
        <PreviewLamp preview={preview} reported={reported} size="large" />
      </div>
      {!reported && <p className="text-xs text-ink-2">{t("fillFirst")}</p>}
      <KeyValues numbers items={items} />
      {behind && (
        <div className="border-t border-line pt-3">
          <ReasonText reasons={decision.reasons} figures={decision} />
        </div>
      )}
      {behind && conditions.length > 0 && (
        <div className="border-t border-line pt-3">
          <p className="text-xs text-ink-2">{t("toGreen")}</p>
          <GreenText conditions={conditions} period={period} />
        </div>
      )}
      {preview.atRisk && <AgainstRed preview={preview} period={period} />}
      {decision.lamp !== "paused" && (
        <p className="text-xs text-ink-2">
          {least === null || below === null
            ? t("anyAmount")
            : t("edge", { least: formatAmount(least), lamp: lamps(`lamp.${below.lamp}`) })}
          {previous !== null && previous.behindRun > 0 && (
            <> {t("behindBefore", { months: previous.behindRun, limit: settings.monthsBehindToRed })}</>
          )}
        </p>
      )}
    </div>
  );
}
