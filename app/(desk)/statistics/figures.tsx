import { useTranslations } from "next-intl";
import { Figures as FigureTiles } from "@/components/ui/figures";
import type { Statistics } from "@/lib/dashboard/queries/get-statistics";
import { addressOf, type Shown } from "./address";

const shownFigures = [
  "projects",
  "nowRed",
  "nowYellow",
  "nowGreen",
  "everYellow",
  "everRed",
  "yellowToGreen",
  "redExits",
  "cases",
  "cameBack",
] as const;

/** Each number with what it means; it opens the list behind it. */
export function Figures({ statistics, shown }: { statistics: Statistics; shown: Shown }) {
  const t = useTranslations("statistics");
  const months = (value: number | null) => (value === null ? t("none") : t("months", { value }));
  const listOf = (figure: string) => addressOf("/statistics/list", shown, { figure });
  const medians = [
    { key: "medianYellow", value: statistics.medianYellow, figure: "everYellow" },
    { key: "medianRed", value: statistics.medianRed, figure: "everRed" },
  ] as const;
  return (
    <FigureTiles
      className="mb-4"
      across={6}
      figures={[
        ...shownFigures.map((figure) => ({
          key: figure,
          label: t(`figure.${figure}`),
          value: statistics.figures[figure],
          href: listOf(figure),
          linkLabel: t("openList", { figure: t(`figure.${figure}`), count: statistics.figures[figure] }),
          note: t(`meaning.${figure}`),
        })),
        ...medians.map(({ key, value, figure }) => ({
          key,
          label: t(`figure.${key}`),
          value: months(value),
          href: listOf(figure),
          linkLabel: t("openMedian", { figure: t(`figure.${key}`), value: months(value) }),
          note: t(`meaning.${key}`),
        })),
      ]}
    />
  );
}
