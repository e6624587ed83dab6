import {
  AlignmentType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from "docx";
import { exactLine, faces, halfPoints, measures, twips } from "@/lib/document/official-style";

export type TableColumn = { header: string; widthMm: number; align: "left" | "center" | "right" };

const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const;

/** Type and line, in points. */
export type TableSize = { pt: number; linePt: number };
const annexSize: TableSize = { pt: measures.tablePt, linePt: measures.tableLinePt };

const cell = (
  text: string,
  { widthMm, align }: TableColumn,
  heading: boolean,
  { pt, linePt }: TableSize,
): TableCell =>
  new TableCell({
    width: { size: twips(widthMm), type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { left: 60, right: 60, top: 30, bottom: 30 },
    children: text.split("\n").map(
      (line) =>
        new Paragraph({
          alignment: heading ? AlignmentType.CENTER : alignments[align],
          spacing: exactLine(linePt),
          children: [
            new TextRun({
              text: line,
              size: halfPoints(pt),
              snapToGrid: false,
              ...(heading ? { font: faces.heading } : {}),
            }),
          ],
        }),
    ),
  });

/** A table of fixed widths (millimetres) whose header comes again on every page and whose rows are never torn. */
export const officialTable = (
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  size: TableSize = annexSize,
): Table => {
  const widths = columns.map(({ widthMm }) => twips(widthMm));
  const rowOf = (texts: readonly string[], heading: boolean) =>
    new TableRow({
      cantSplit: true,
      tableHeader: heading,
      children: columns.map((column, index) => cell(texts[index] ?? "", column, heading, size)),
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      rowOf(
        columns.map(({ header }) => header),
        true,
      ),
      ...rows.map((texts) => rowOf(texts, false)),
    ],
  });
};
