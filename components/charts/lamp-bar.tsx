const layers = [
  { lamp: "red", fill: "var(--color-red-fill)" },
  { lamp: "yellow", fill: "var(--color-yellow-fill)" },
  { lamp: "green", fill: "var(--color-green-fill)" },
] as const;

/** Units of the drawing: the whole is stretched to its cell. */
const WIDTH = 100;
/** Between two colours, so that they are told apart without colour. */
const GAP = 0.8;

type Props = Record<(typeof layers)[number]["lamp"], number> & {
  /** What the longest bar of the table stands for. */
  most: number;
};

/** One row's lamps as a bar, red first: a picture of numbers that stand in the same row. */
export function LampBar({ most, ...counts }: Props) {
  let left = 0;
  return (
    <svg
      viewBox={`0 0 ${WIDTH} 10`}
      preserveAspectRatio="none"
      aria-hidden="true"
      className="mt-1 h-3 w-full min-w-24 max-md:max-w-60"
    >
      {layers.map(({ lamp, fill }) => {
        const width = (counts[lamp] / Math.max(1, most)) * WIDTH;
        const x = left;
        left += width;
        return width > 0 ? (
          <rect key={lamp} x={x} width={Math.max(width - GAP, 0.6)} height="10" fill={fill} />
        ) : null;
      })}
    </svg>
  );
}
