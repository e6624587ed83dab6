import { useTranslations } from "next-intl";
import { Lamp } from "@/components/lamps/lamp";
import type { Lamp as LampCode } from "@/lib/lamps/rules/lamp";

/**
 * A lamp as colour, shape and word; with `months`, how long it has been so: "红 3 个月". Null is not lit yet
 * ("○ 未亮灯"), `notReported` is "○ 未报". One that the centre has set by hand carries the mark 改判, everywhere.
 */
export function LampWord({
  lamp,
  months,
  size,
  overridden = false,
}: {
  lamp: LampCode | "notReported" | null;
  months?: number | undefined;
  size?: "text" | "large";
  overridden?: boolean | undefined;
}) {
  const t = useTranslations("lamps");
  const notReported = useTranslations("ui.lamp")("notReported");
  if (lamp === null || lamp === "notReported") {
    return (
      <Lamp state="none" size={size}>
        {lamp ? notReported : t("lamp.none")}
      </Lamp>
    );
  }
  const word = (
    <Lamp state={lamp} size={size}>
      {months ? t("run", { lamp, months }) : t(`lamp.${lamp}`)}
    </Lamp>
  );
  if (!overridden) return word;
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5">
      {word}
      <span className="rounded border border-control px-1 text-xs leading-4 font-normal whitespace-nowrap text-ink">
        {t("overridden")}
      </span>
    </span>
  );
}
