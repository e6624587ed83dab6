import Link from "next/link";
import type { ReactNode } from "react";
import { formatCount } from "@/lib/core/format";

export type Column<Row> = {
  key: string;
  /** With the unit, once for the column: "年计划（万元）". */
  head: string;
  cell: (row: Row) => ReactNode;
  /** Right-aligned figures. */
  numeric?: boolean;
  /** The cell that names the row, read out with each other cell. */
  rowHead?: boolean;
  /**
   * On phones a row becomes a stack: `line` as it is, `labelled` behind its head, `beside` the same but three of them
   * to a line (counts), `corner` at the right of the first line (a box to tick), `hidden` left out.
   */
  phone?: "line" | "labelled" | "beside" | "corner" | "hidden";
  /** Tailwind classes for the width: "w-28". */
  width?: string;
  nowrap?: boolean;
  /** Makes the head a link that sorts. */
  sort?: { href: string; direction?: "ascending" | "descending" | undefined };
};

export type RowGroup<Row> = { key: string; head: ReactNode; rows: readonly Row[] };

type Props<Row> = {
  /** What the table holds; read out, not shown. */
  caption: string;
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  /** Either rows, or rows in groups with a head each. */
  rows?: readonly Row[];
  groups?: readonly RowGroup<Row>[];
  /** More columns than a desk is wide: scrolls inside itself with the first column held. */
  wide?: boolean;
  /** A last line of sums, by column key. */
  totals?: Record<string, ReactNode>;
  /** Without a surface of its own: inside a flush card. */
  bare?: boolean;
};

const label = "max-md:before:mr-2 max-md:before:text-ink-2 max-md:before:content-[attr(data-head)]";
const phones = {
  line: "max-md:block",
  labelled: `max-md:block ${label}`,
  beside: `max-md:inline-block max-md:w-1/3 max-md:pr-0 ${label}`,
  corner: "max-md:float-right max-md:block",
  hidden: "max-md:hidden",
};

function Head<Row>({ column, held }: { column: Column<Row>; held: boolean }) {
  const { head, numeric, width = "", sort } = column;
  return (
    <th
      scope="col"
      aria-sort={sort?.direction}
      className={`sticky top-0 z-10 border-b border-line-2 bg-surface px-3 py-2 text-xs font-medium whitespace-nowrap text-ink-2 ${numeric ? "text-right" : "text-left"} ${held ? "left-0 z-20" : ""} ${width}`}
    >
      {sort ? (
        <Link
          prefetch={false}
          href={sort.href}
          className="inline-flex min-h-6 items-center hover:text-accent"
        >
          {head}
          <span aria-hidden="true" className="w-3 text-center">
            {sort.direction === "ascending" ? "↑" : sort.direction === "descending" ? "↓" : ""}
          </span>
        </Link>
      ) : (
        head
      )}
    </th>
  );
}

/** A bare number of a column of figures is a count. */
const counted = (given: ReactNode): ReactNode => (typeof given === "number" ? formatCount(given) : given);

function content<Row>({ cell, numeric }: Column<Row>, row: Row): ReactNode {
  return numeric ? counted(cell(row)) : cell(row);
}

function Cells<Row>({ row, columns, wide }: { row: Row; columns: readonly Column<Row>[]; wide: boolean }) {
  return columns.map((column, index) => {
    const { key, numeric, rowHead, phone = "labelled", nowrap } = column;
    const Cell = rowHead ? "th" : "td";
    return (
      <Cell
        key={key}
        scope={rowHead ? "row" : undefined}
        data-head={phone === "labelled" || phone === "beside" ? column.head : undefined}
        className={`border-b border-line px-3 py-[9px] align-top font-normal max-md:border-0 max-md:px-3.5 max-md:py-0.5 ${numeric ? "text-right tabular-nums max-md:text-left" : "text-left"} ${nowrap ? "md:whitespace-nowrap" : ""} ${wide && index === 0 ? "md:sticky md:left-0 md:bg-surface" : ""} ${phones[phone]}`}
      >
        {content(column, row)}
      </Cell>
    );
  });
}

/** A table of Chinese text and numbers: 40 px rows, hairlines, head that stays; on phones a list of short stacks. */
export function DataTable<Row>({
  caption,
  columns,
  rowKey,
  rows = [],
  groups,
  wide = false,
  totals,
  bare = false,
}: Props<Row>) {
  const stack = "max-md:block";
  const row = (item: Row) => (
    <tr key={rowKey(item)} className={`${stack} max-md:border-b max-md:border-line max-md:py-2`}>
      <Cells row={item} columns={columns} wide={wide} />
    </tr>
  );
  const table = (
    <table className={`w-full border-separate border-spacing-0 ${stack}`}>
      <caption className="sr-only">{caption}</caption>
      <thead className="max-md:sr-only">
        <tr>
          {columns.map((column, index) => (
            <Head key={column.key} column={column} held={wide && index === 0} />
          ))}
        </tr>
      </thead>
      {groups ? (
        groups.map((group) => (
          <tbody key={group.key} className={stack}>
            <tr className={stack}>
              <th
                scope="rowgroup"
                colSpan={columns.length}
                className="border-b border-line-2 px-3 pt-3.5 pb-1.5 text-left font-normal max-md:block max-md:px-3.5"
              >
                {group.head}
              </th>
            </tr>
            {group.rows.map(row)}
          </tbody>
        ))
      ) : (
        <tbody className={stack}>{rows.map(row)}</tbody>
      )}
      {totals && (
        <tfoot className={stack}>
          <tr className={`${stack} max-md:py-2`}>
            {columns.map((column) => (
              <td
                key={column.key}
                data-head={column.head}
                className={`px-3 py-[9px] font-semibold max-md:block max-md:px-3.5 max-md:py-0.5 max-md:empty:hidden ${column.numeric ? `text-right tabular-nums max-md:text-left ${label}` : ""}`}
              >
                {counted(totals[column.key])}
              </td>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  );
  const surface = "rounded-lg border border-line bg-surface";
  if (bare) return table;
  if (!wide) return <div className={`overflow-clip ${surface}`}>{table}</div>;
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      aria-label={caption}
      className={`max-h-[80vh] overflow-auto max-md:max-h-none ${surface}`}
    >
      {table}
    </section>
  );
}

/** Small print below a cell's first line. */
export const SubLine = ({ children }: { children: ReactNode }) => (
  <span className="block text-xs text-ink-2">{children}</span>
);
