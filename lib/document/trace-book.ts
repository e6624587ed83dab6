import { AlignmentType, Document, HeadingLevel, PageBreak, Paragraph, TextRun } from "docx";
import { officialBytes } from "@/lib/document/official-fonts";
import {
  exactLine,
  faces,
  halfPoints,
  officialFooters,
  officialPage,
  officialStyles,
  officialText,
  officialTitle,
} from "@/lib/document/official-style";
import { officialTable, type TableColumn } from "@/lib/document/official-table";

/** One event as the book tells it; all in words, moments as they are to be read. */
export type BookEvent = {
  /** "第 3 条　修改项目". */
  title: string;
  /** When and who. */
  byline: string;
  /** "由 … 改为 …", one line each. */
  lines: readonly string[];
};

/** What a 痕迹册 says. */
export type BookContent = {
  title: string;
  /** The title on the cover: the project's name on a line of its own. */
  titleLines: readonly string[];
  /** On the cover, below the title. */
  cover: readonly string[];
  signedBy: string;
  summaryTitle: string;
  facts: readonly { name: string; value: string }[];
  timelineTitle: string;
  categories: readonly { title: string; events: readonly BookEvent[] }[];
  filesTitle: string;
  fileColumns: readonly [string, string, string];
  files: readonly (readonly [string, string, string])[];
  noFiles: string;
  sealTitle: string;
  seal: readonly string[];
};

/** 小四 in the lists, which are long; their headings are those of the style. */
const LIST_PT = 12;
const LIST_LINE_PT = 20;
/** Lines that are left free above a cover's title. */
const COVER_LINES = 6;

const heading = (text: string, level: 1 | 2): Paragraph =>
  new Paragraph({
    heading: level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
    keepNext: true,
    spacing: { before: 200, after: 100 },
    children: [
      new TextRun({
        text,
        font: level === 1 ? faces.heading : faces.subheading,
        size: halfPoints(level === 1 ? 16 : 14),
        color: "000000",
      }),
    ],
  });

const small = (
  text: string,
  more: { keepNext?: boolean; indent?: boolean; bold?: boolean } = {},
): Paragraph =>
  new Paragraph({
    spacing: exactLine(LIST_LINE_PT),
    keepNext: more.keepNext ?? false,
    ...(more.indent ? { indent: { left: 480 } } : {}),
    children: [new TextRun({ text, size: halfPoints(LIST_PT), bold: more.bold ?? false })],
  });

const column = (header: string, widthMm: number): TableColumn => ({ header, widthMm, align: "left" });

const eventOf = ({ title, byline, lines }: BookEvent): Paragraph[] => [
  small(title, { keepNext: true, bold: true }),
  small(byline, { keepNext: lines.length > 0, indent: true }),
  ...lines.map((line) => small(line, { indent: true })),
];

/** The trace book as a Word file. */
export async function traceBook(book: BookContent): Promise<Buffer> {
  const [name, by, sha256] = book.fileColumns;
  const document = new Document({
    title: book.title,
    creator: book.signedBy,
    styles: officialStyles,
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: officialPage,
        footers: officialFooters(),
        children: [
          ...Array.from({ length: COVER_LINES }, () => officialText("")),
          officialTitle(...book.titleLines),
          officialText(""),
          ...book.cover.map((text) => officialText(text, { align: AlignmentType.CENTER })),
          new Paragraph({ children: [new PageBreak()] }),
          heading(book.summaryTitle, 1),
          ...book.facts.map((fact) => small(`${fact.name}：${fact.value}`)),
          heading(book.timelineTitle, 1),
          ...book.categories.flatMap(({ title, events }) => [heading(title, 2), ...events.flatMap(eventOf)]),
          heading(book.filesTitle, 1),
          book.files.length > 0
            ? officialTable([column(name, 50), column(by, 42), column(sha256, 64)], book.files)
            : small(book.noFiles),
          heading(book.sealTitle, 1),
          ...book.seal.map((text) => small(text)),
        ],
      },
    ],
  });
  return officialBytes(document);
}
