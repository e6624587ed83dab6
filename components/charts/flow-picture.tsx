import { useId } from "react";

/** One month: how many stand at each level, and how many came from each level of the month before. */
export type FlowColumn = {
  key: string;
  label: string;
  stand: Record<Level, number>;
  moves: readonly { before: Level; now: Level; count: number }[];
};
type Level = "green" | "yellow" | "red";

/** From the foot up. Hatched and solid too, so that they are told apart without colour. */
const levels: readonly Level[] = ["green", "yellow", "red"];
const fills = { green: "var(--color-green-fill)", red: "var(--color-red-fill)" };
const HEIGHT = 170;
const STEP = 100;
const BAR = 26;
const FOOT = 20;

function bottoms(stand: Record<Level, number>, scale: number): Record<Level, number> {
  const green = stand.green * scale;
  return { green: 0, yellow: green, red: green + stand.yellow * scale };
}

/** Bands between one month and the next, as wide as the projects that went along them. */
function Bands({ from, to, x, scale }: { from: FlowColumn; to: FlowColumn; x: number; scale: number }) {
  const out = bottoms(from.stand, scale);
  const into = bottoms(to.stand, scale);
  return levels.flatMap((before) =>
    levels.map((now) => {
      const count = to.moves.find((move) => move.before === before && move.now === now)?.count ?? 0;
      if (count === 0) return null;
      const width = count * scale;
      const [a, b] = [HEIGHT - out[before], HEIGHT - into[now]];
      out[before] += width;
      into[now] += width;
      const [left, right] = [x + BAR, x + STEP];
      const middle = (left + right) / 2;
      return (
        <path
          key={`${before}-${now}`}
          d={`M${left} ${a}C${middle} ${a} ${middle} ${b} ${right} ${b}V${b - width}C${middle} ${b - width} ${middle} ${a - width} ${left} ${a - width}Z`}
          fill={before === now ? "var(--color-line)" : "var(--color-ink-3)"}
          fillOpacity={before === now ? 0.6 : 0.75}
        />
      );
    }),
  );
}

/** How lamps moved from month to month: bars of lamps, bands between them. The table beside it has the numbers. */
export function FlowPicture({ columns, title }: { columns: readonly FlowColumn[]; title: string }) {
  const hatching = useId();
  const most = Math.max(1, ...columns.map(({ stand }) => stand.green + stand.yellow + stand.red));
  const scale = (HEIGHT - 10) / most;
  const width = (columns.length - 1) * STEP + BAR + 30;
  return (
    <svg viewBox={`-14 0 ${width} ${HEIGHT + FOOT}`} role="img" aria-label={title} className="block w-full">
      <defs>
        <pattern
          id={hatching}
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="5" height="5" fill="var(--color-yellow-fill)" />
          <line x1="0" x2="0" y1="0" y2="5" stroke="var(--color-ink)" strokeWidth="1.6" />
        </pattern>
      </defs>
      {columns.map((column, at) => {
        const before = columns[at - 1];
        return before ? (
          <Bands key={column.key} from={before} to={column} x={(at - 1) * STEP} scale={scale} />
        ) : null;
      })}
      {columns.map(({ key, label, stand }, at) => {
        const foot = bottoms(stand, scale);
        return (
          <g key={key}>
            {levels.map((level) =>
              stand[level] > 0 ? (
                <rect
                  key={level}
                  x={at * STEP}
                  width={BAR}
                  y={HEIGHT - foot[level] - stand[level] * scale}
                  height={Math.max(stand[level] * scale - 0.8, 0.8)}
                  fill={level === "yellow" ? `url(#${hatching})` : fills[level]}
                />
              ) : null,
            )}
            <text
              x={at * STEP + BAR / 2}
              y={HEIGHT + 15}
              textAnchor="middle"
              fontSize="12"
              fill="var(--color-ink-2)"
            >
              {label}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
