import { useTranslations } from "next-intl";
import { Lamp } from "@/components/lamps/lamp";
import type { Lamp as LampCode } from "@/lib/lamps/rules/lamp";

/**
 * A lamp as colour, shape and word; with `months`, how long it has been so: "红 3 个月". Null is not lit yet
 * ("○ 未亮灯"), `notReported` is "○ 未报".
 */
export function LampWord({
  lamp,
  months,
  size,
}: {
  lamp: LampCode | "notReported" | null;
  months?: number | undefined;
  size?: "text" | "large";
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
  return (
    <Lamp state={lamp} size={size}>
      {months ? t("run", { lamp, months }) : t(`lamp.${lamp}`)}
    </Lamp>
  );
}
