/** One cumulative curve over the months of a year; null where nothing is known yet. */
export type Curve = { label: string; values: readonly (number | null)[]; dashed?: boolean; dotted?: boolean };

type Props = {
  curves: readonly Curve[];
  /** Twelve short names under the axis. */
  months: readonly string[];
  /** What a screen reader hears; the numbers stand in the table beside the picture. */
  title: string;
};

/** What is meant is thin and broken, what was done is whole: told apart without colour. */
const strokeOf = ({ dashed, dotted }: Curve) =>
  dashed || dotted
    ? { stroke: "var(--color-ink-3)", strokeWidth: 1.5, strokeDasharray: dotted ? "1.5 4" : "5 4" }
    : { stroke: "var(--color-accent)", strokeWidth: 2.5 };

const PAD = { top: 14, right: 14, bottom: 24, left: 64 };

/** The least 1, 2 or 5 × 10ⁿ that divides the range into at most four steps. */
function stepOf(highest: number): number {
  const rough = highest / 4 || 1;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  return (([1, 2, 5, 10] as const).find((factor) => factor * magnitude >= rough) ?? 10) * magnitude;
}

function Drawing({
  curves,
  months,
  title,
  width,
  height,
  className,
}: Props & {
  width: number;
  height: number;
  className: string;
}) {
  const highest = Math.max(1, ...curves.flatMap((curve) => curve.values.map((value) => value ?? 0)));
  const step = stepOf(highest);
  const ticks = Array.from({ length: Math.ceil(highest / step) + 1 }, (_, index) => index * step);
  const top = ticks.at(-1) ?? 1;
  const x = (index: number) => PAD.left + ((width - PAD.left - PAD.right) * index) / 11;
  const y = (value: number) => height - PAD.bottom - ((height - PAD.top - PAD.bottom) * value) / top;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title} className={className}>
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={PAD.left} x2={width - PAD.right} y1={y(tick)} y2={y(tick)} stroke="var(--color-line)" />
          <text x={PAD.left - 8} y={y(tick) + 4} textAnchor="end" fontSize="11" fill="var(--color-ink-2)">
            {tick.toLocaleString("en-US")}
          </text>
        </g>
      ))}
      {months.map((month, index) =>
        width < 500 && index % 2 === 1 ? null : (
          <text
            key={month}
            x={x(index)}
            y={height - 6}
            textAnchor="middle"
            fontSize="11"
            fill="var(--color-ink-2)"
          >
            {month}
          </text>
        ),
      )}
      {curves.map((curve) => {
        const points = curve.values.flatMap((value, index) =>
          value === null ? [] : [[x(index), y(value)] as const],
        );
        const last = points.at(-1);
        const stroke = strokeOf(curve);
        return (
          <g key={curve.label}>
            <polyline
              points={points.map((point) => point.join(",")).join(" ")}
              fill="none"
              {...stroke}
              strokeLinejoin="round"
            />
            {last && !curve.dashed && !curve.dotted && (
              <circle cx={last[0]} cy={last[1]} r="4" fill={stroke.stroke} />
            )}
          </g>
        );
      })}
    </svg>
  );
}

/** Planned and actual money of a year as curves, drawn on the server: one drawing for phones, one for desks. */
export function CumulativeCurve(props: Props) {
  return (
    <figure>
      <figcaption className="mb-2 flex flex-wrap gap-x-5 gap-y-1 text-xs text-ink-2">
        {props.curves.map((curve) => (
          <span key={curve.label} className="inline-flex items-center gap-2">
            <svg width="24" height="8" aria-hidden="true">
              <line x1="0" x2="24" y1="4" y2="4" {...strokeOf(curve)} />
            </svg>
            {curve.label}
          </span>
        ))}
      </figcaption>
      <Drawing {...props} width={340} height={210} className="block w-full sm:hidden" />
      <Drawing {...props} width={860} height={260} className="hidden w-full max-w-4xl sm:block" />
    </figure>
  );
}
