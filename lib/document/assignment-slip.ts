import {
  AlignmentType,
  convertMillimetersToTwip,
  Document,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from "docx";
import { officialBytes } from "@/lib/document/official-fonts";
import {
  faces,
  officialFooters,
  officialPage,
  officialStyles,
  officialText,
  officialTitle,
} from "@/lib/document/official-style";

/** What a 督办单 says; all in words, days as they are to be read. */
export type AssignmentSlip = {
  /** Of the paper: "资阳市项目推进中心督办单". */
  title: string;
  number: string;
  rows: readonly { name: string; lines: readonly string[] }[];
  /** What the unit has to do, one item each. */
  duties: readonly string[];
  signedBy: string;
  signedOn: string;
};

/** The type area of A4 after GB/T 9704: 156 mm. */
const WIDTH_MM = 156;
const NAME_MM = 34;

const cell = (lines: readonly string[], widthMm: number, heading: boolean): TableCell =>
  new TableCell({
    width: { size: convertMillimetersToTwip(widthMm), type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { left: 100, right: 100, top: 40, bottom: 40 },
    children: lines.map(
      (text) =>
        new Paragraph({
          alignment: heading ? AlignmentType.CENTER : AlignmentType.LEFT,
          children: [new TextRun({ text, size: 28, ...(heading ? { font: faces.heading } : {}) })],
        }),
    ),
  });

/** The slip as a Word file. */
export async function assignmentSlip(slip: AssignmentSlip): Promise<Buffer> {
  const document = new Document({
    title: `${slip.title} ${slip.number}`,
    creator: slip.signedBy,
    styles: officialStyles,
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: officialPage,
        footers: officialFooters(),
        children: [
          officialTitle(slip.title),
          officialText(slip.number, { align: AlignmentType.CENTER }),
          new Table({
            layout: TableLayoutType.FIXED,
            width: { size: convertMillimetersToTwip(WIDTH_MM), type: WidthType.DXA },
            columnWidths: [convertMillimetersToTwip(NAME_MM), convertMillimetersToTwip(WIDTH_MM - NAME_MM)],
            rows: slip.rows.map(
              ({ name, lines }) =>
                new TableRow({
                  cantSplit: true,
                  children: [cell([name], NAME_MM, true), cell(lines, WIDTH_MM - NAME_MM, false)],
                }),
            ),
          }),
          officialText(""),
          ...slip.duties.map((duty) => officialText(`　　${duty}`)),
          officialText(""),
          officialText(slip.signedBy, { align: AlignmentType.RIGHT }),
          officialText(slip.signedOn, { align: AlignmentType.RIGHT }),
        ],
      },
    ],
  });
  return officialBytes(document);
}
