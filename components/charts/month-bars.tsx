import { useTranslations } from "next-intl";

export type BarMonth = { key: string; label: string; red: number; yellow: number; green: number };

const layers = [
  { lamp: "green", fill: "var(--color-green-fill)" },
  { lamp: "yellow", fill: "var(--color-yellow-fill)" },
  { lamp: "red", fill: "var(--color-red-fill)" },
] as const;

/** Units of the drawing: a bar is stretched to its column's width. */
const HEIGHT = 100;
/** Between two colours, so that they are told apart without colour. */
const GAP = 1.5;

function Bar({ month, highest }: { month: BarMonth; highest: number }) {
  let bottom = HEIGHT;
  return (
    <svg viewBox={`0 0 10 ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true" className="h-14 w-full">
      {layers.map(({ lamp, fill }) => {
        const height = (month[lamp] / highest) * HEIGHT;
        bottom -= height;
        return month[lamp] > 0 ? (
          <rect key={lamp} x="0" width="10" y={bottom} height={Math.max(height - GAP, 1)} fill={fill} />
        ) : null;
      })}
    </svg>
  );
}

/** Months as small stacked bars, green at the foot and red on top, with their numbers in a table beneath. */
export function MonthBars({ title, months }: { title: string; months: readonly BarMonth[] }) {
  const t = useTranslations("ui.chart");
  const highest = Math.max(1, ...months.map(({ red, yellow, green }) => red + yellow + green));
  return (
    <figure>
      <figcaption className="mb-1.5 text-xs text-ink-2">{title}</figcaption>
      <div aria-hidden="true" className="grid auto-cols-fr grid-flow-col gap-1.5">
        {months.map((month) => (
          <div key={month.key} className="min-w-0 text-center text-[11px] whitespace-nowrap text-ink-3">
            <Bar month={month} highest={highest} />
            {month.label}
          </div>
        ))}
      </div>
      <details className="mt-1 text-xs print:hidden">
        <summary className="inline-flex min-h-6 items-center text-accent">{t("table")}</summary>
        <table className="mt-1 w-full text-right tabular-nums">
          <caption className="sr-only">{title}</caption>
          <thead className="text-ink-2">
            <tr>
              <th scope="col" className="py-0.5 text-left font-medium">
                {t("month")}
              </th>
              {(["red", "yellow", "green"] as const).map((lamp) => (
                <th key={lamp} scope="col" className="py-0.5 font-medium">
                  {t(lamp)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {months.map((month) => (
              <tr key={month.key}>
                <th scope="row" className="py-0.5 text-left font-normal">
                  {month.label}
                </th>
                <td>{month.red}</td>
                <td>{month.yellow}</td>
                <td>{month.green}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
