import {
  BorderStyle,
  HeightRule,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from "docx";
import { labelled } from "@/lib/document/official-label";
import {
  eighths,
  exactLine,
  halfPoints,
  measures,
  TYPE_WIDTH_PT,
  twentieths,
  twips,
} from "@/lib/document/official-style";

/** Characters of 4号 in a line of 分送, behind its label and before its right end. */
const SENT_PER_LINE = Math.floor(TYPE_WIDTH_PT / measures.smallPt) - 5;
const WIDTH = twips(measures.typeAreaMm.width);

/** A row without sides; lines in millimetres. */
function row(paragraph: Paragraph, heightPt: number, above: number, below: number): TableRow {
  const line = (mm: number) => ({ style: BorderStyle.SINGLE, size: eighths(mm), color: "000000" });
  const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
  return new TableRow({
    cantSplit: true,
    height: { value: twentieths(heightPt), rule: HeightRule.EXACT },
    children: [
      new TableCell({
        width: { size: WIDTH, type: WidthType.DXA },
        margins: { left: 0, right: 0, top: 0, bottom: 0 },
        borders: { top: line(above), bottom: line(below), left: none, right: none },
        children: [paragraph],
      }),
    ],
  });
}

/** What two rows' lines and the paragraph that Word wants behind a table take. */
const TAIL_PT = 4;

/**
 * 7.4: a last page with 版记 alone: 分送, and who printed it when, between its lines, whose last one lies on the type
 * area's lower edge. A page of its own, because no program says where the text before it ends; what is above it on the
 * page is a space of fixed height, which every program keeps.
 */
export function officialRecord(
  distribution: string,
  { issuedBy, issuedOn }: { issuedBy: string; issuedOn: string },
): (Paragraph | Table)[] {
  const { outer, inner } = measures.recordLineMm;
  const sent = distribution.replace(/\n/g, "");
  const sentPt = Math.ceil(sent.length / SENT_PER_LINE) * measures.linePt;
  const above = (measures.typeAreaMm.height / 25.4) * 72 - sentPt - measures.linePt - TAIL_PT;
  const printed = new Paragraph({
    tabStops: [{ type: TabStopType.RIGHT, position: WIDTH - twentieths(measures.smallPt) }],
    indent: { left: twentieths(measures.smallPt) },
    children: [
      new TextRun({
        children: [issuedBy, new Tab(), `${issuedOn}印发`],
        size: halfPoints(measures.smallPt),
      }),
    ],
  });
  return [
    new Paragraph({ spacing: exactLine(above), children: [] }),
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: WIDTH, type: WidthType.DXA },
      columnWidths: [WIDTH],
      rows: [
        row(labelled("分送", sent, 1, measures.smallPt), sentPt, outer, inner),
        row(printed, measures.linePt, inner, outer),
      ],
    }),
    new Paragraph({ spacing: exactLine(1), children: [] }),
  ];
}
