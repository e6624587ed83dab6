import { AlignmentType, BorderStyle, Document, Paragraph, Tab, type Table, TabStopType, TextRun } from "docx";
import { officialBytes } from "@/lib/document/official-fonts";
import { labelled } from "@/lib/document/official-label";
import { officialRecord } from "@/lib/document/official-record";
import {
  CHARACTER,
  exactLine,
  faces,
  halfPoints,
  measures,
  officialFooters,
  officialPage,
  officialStyles,
  officialTablePage,
  officialText,
  officialTitle,
  TYPE_WIDTH_PT,
  twentieths,
  twips,
} from "@/lib/document/official-style";
import { officialTable } from "@/lib/document/official-table";
import type { MinutesContent, MinutesParagraph, MinutesTable } from "@/lib/meetings/rules/minutes-content";

const RED = "FF0000";
const LARGEST_MARK_PT = 44;
const SMALLEST_MARK_PT = 26;
/** For programs that count characters, and for those that count points. */
const twoCharacters = { firstLineChars: 200, firstLine: 2 * CHARACTER };

/** A long name is set smaller, so that the mark stays on one line. */
function markSize(mark: string): number {
  const fits = Math.floor((TYPE_WIDTH_PT - 10) / mark.length);
  return Math.max(SMALLEST_MARK_PT, Math.min(LARGEST_MARK_PT, fits));
}

/** A title too long for its line breaks in the middle, no line shorter than the other by more than a character. */
export function titleLines(title: string): string[] {
  const perLine = Math.floor(TYPE_WIDTH_PT / measures.titlePt);
  const count = Math.ceil(title.length / perLine);
  const each = Math.ceil(title.length / count);
  return Array.from({ length: count }, (_, index) => title.slice(index * each, (index + 1) * each));
}

/** 10.3 and 7.2.7: mark, number, who issues when, the red line. */
function head({ mark, issue, issuedBy, issuedOn }: MinutesContent): Paragraph[] {
  const size = markSize(mark);
  const line = size * 1.2;
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: {
        before: twips(measures.markFromTopMm) - twentieths((line - size) / 2),
        ...exactLine(line),
      },
      children: [
        new TextRun({
          text: mark,
          font: faces.title,
          size: halfPoints(size),
          color: RED,
        }),
      ],
    }),
    officialText(""),
    officialText(issue, { align: AlignmentType.CENTER }),
    new Paragraph({
      tabStops: [{ type: TabStopType.RIGHT, position: twips(measures.typeAreaMm.width) - CHARACTER }],
      border: {
        bottom: {
          style: BorderStyle.SINGLE,
          size: 12,
          color: RED,
          space: Math.round((measures.redLineGapMm / 25.4) * 72),
        },
      },
      // A space and no indent: the line below spans the type area.
      children: [new TextRun({ children: [`　${issuedBy}`, new Tab(), issuedOn] })],
    }),
    officialText(""),
  ];
}

/** 7.3.3: two characters in; the heading of level 2 in 楷体 leads into the text. */
const body = ({ heading, text }: MinutesParagraph): Paragraph[] =>
  text.split("\n").map(
    (line, index) =>
      new Paragraph({
        alignment: AlignmentType.JUSTIFIED,
        indent: twoCharacters,
        children: [
          ...(heading && index === 0 ? [new TextRun({ text: heading, font: faces.subheading })] : []),
          new TextRun(line),
        ],
      }),
  );

const sectionHeading = (text: string): Paragraph =>
  new Paragraph({
    indent: twoCharacters,
    keepNext: true,
    outlineLevel: 0,
    children: [new TextRun({ text, font: faces.heading })],
  });

/** 7.3.4: named below the text, without a stop behind the names. */
function annexNames(annexes: readonly MinutesTable[]): Paragraph[] {
  if (annexes.length === 0) return [];
  const names = annexes.map(({ title }, index) => (annexes.length > 1 ? `${index + 1}. ${title}` : title));
  return [
    officialText(""),
    labelled("附件", names[0] ?? "", 2, measures.bodyPt),
    ...names.slice(1).map(
      (name) =>
        new Paragraph({
          indent: { left: 5 * CHARACTER },
          children: [new TextRun(name)],
        }),
    ),
  ];
}

/** 7.3.7: 附件 with its number in 黑体 at the upper left of a new page, its title on the third line. */
const annex = (
  { title, columns, rows }: MinutesTable,
  index: number,
  count: number,
): (Paragraph | Table)[] => [
  new Paragraph({
    keepNext: true,
    children: [new TextRun({ text: count > 1 ? `附件${index + 1}` : "附件", font: faces.heading })],
  }),
  officialText(""),
  officialTitle(title),
  officialTable(columns, rows),
];

/** 纪要 after GB/T 9704-2012 as a Word file: text, lists of who came, annexes, 版记. */
export function minutesDocument(content: MinutesContent): Promise<Buffer> {
  const { sections, attendance, annexes } = content;
  const document = new Document({
    title: content.title,
    creator: content.issuedBy,
    styles: officialStyles,
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: officialPage,
        footers: officialFooters(),
        children: [
          ...head(content),
          officialTitle(...titleLines(content.title)),
          ...body(content.opening),
          ...sections.flatMap(({ heading, paragraphs }) => [
            sectionHeading(heading),
            ...paragraphs.flatMap(body),
          ]),
          ...annexNames(annexes),
          ...(attendance.length > 0 ? [officialText("")] : []),
          ...attendance.map(({ label, text }) => labelled(label, text, 2, measures.bodyPt, { black: true })),
        ],
      },
      ...annexes.map((table, index) => ({
        properties: officialTablePage,
        footers: officialFooters(),
        children: annex(table, index, annexes.length),
      })),
      {
        properties: officialTablePage,
        footers: officialFooters(),
        children: officialRecord(content.distribution.text, content),
      },
    ],
  });
  return officialBytes(document);
}
