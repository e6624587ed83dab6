import {
  AlignmentType,
  convertMillimetersToTwip,
  DocumentGridType,
  Footer,
  type IRunOptions,
  type ISectionPropertiesOptions,
  LineRuleType,
  PageNumber,
  Paragraph,
  TextRun,
} from "docx";

/**
 * The look of a Chinese official paper after GB/T 9704-2012; the clauses stand beside the measures. Fonts are named,
 * never bundled (`official-fonts.ts` says what takes the place of a missing one); Latin and figures are Times.
 */
export const measures = {
  /** 5.1: A4, millimetres. */
  pageMm: { width: 210, height: 297 },
  /** 5.2.1: 天头 37, 订口 28, and what is left of A4 around the type area of 156 × 225. */
  marginMm: { top: 37, bottom: 35, left: 28, right: 26 },
  typeAreaMm: { width: 156, height: 225 },
  /** 5.2.2 and 5.2.3: 3号 of 22 lines of 28 characters that fill the type area. Points. */
  bodyPt: 16,
  linePt: 28.95,
  linesPerPage: 22,
  charactersPerLine: 28,
  /** 7.3.1: 2号. */
  titlePt: 22,
  titleLinePt: 34,
  /** 7.4.2, 7.4.3, 7.5: 4号. */
  smallPt: 14,
  /** 8: tables, 小四 so that they fit the type area's width. */
  tablePt: 12,
  tableLinePt: 18,
  /** 10.3: from the type area's upper edge to the mark's. */
  markFromTopMm: 35,
  /** 7.2.7: the red line lies 4 mm below what is above it. */
  redLineGapMm: 4,
  /** 7.4.1: first and last line of 版记, and the ones between. */
  recordLineMm: { outer: 0.35, inner: 0.25 },
  /** 7.5: the dash beside the page number lies 7 mm below the type area. */
  pageNumberGapMm: 7,
} as const;

/** docx counts sizes in half points, lines in twentieths of a point. */
export const halfPoints = (points: number): number => Math.round(points * 2);
export const twentieths = (points: number): number => Math.round(points * 20);
export const twips = convertMillimetersToTwip;
export const TYPE_WIDTH_PT = (measures.typeAreaMm.width / 25.4) * 72;
/** Borders are counted in eighths of a point. */
export const eighths = (mm: number): number => Math.round((mm / 25.4) * 72 * 8);

type Face = { eastAsia: string; ascii: string; hAnsi: string };
const face = (eastAsia: string): Face => ({
  eastAsia,
  ascii: "Times New Roman",
  hAnsi: "Times New Roman",
});

export const faces = {
  title: face("方正小标宋简体"),
  body: face("仿宋"),
  heading: face("黑体"),
  subheading: face("楷体"),
  song: face("宋体"),
  /** 7.5: the page number's own figures are 宋体. */
  pageNumber: { eastAsia: "宋体", ascii: "宋体", hAnsi: "宋体" },
} as const;

/** A line of fixed height, in points. */
export const exactLine = (points: number) => ({
  line: twentieths(points),
  lineRule: LineRuleType.EXACT,
});

/**
 * What 3号 is drawn together by, in twentieths of a point, so that 28 characters fit the type area's width: they take
 * 441.0 of its 442.2 pt, and justified lines fill the rest. Spacing and not Word's grid of characters
 * (linesAndChars with a negative charSpace): LibreOffice gives every character of that grid two cells.
 */
export const CHARACTER_SPACING = Math.floor(
  twentieths(TYPE_WIDTH_PT) / measures.charactersPerLine - twentieths(measures.bodyPt),
);
/** How far one character of the body reaches, in twentieths of a point. */
export const CHARACTER = twentieths(measures.bodyPt) + CHARACTER_SPACING;

export const officialStyles = {
  default: {
    document: {
      run: {
        font: faces.body,
        size: halfPoints(measures.bodyPt),
        characterSpacing: CHARACTER_SPACING,
        language: { eastAsia: "zh-CN", value: "en-US" },
      },
      paragraph: { spacing: exactLine(measures.linePt) },
    },
  },
} as const;

/** Half the footer's line stands above and below the dash. */
const FOOTER_LINE_PT = 16;
const FOOTER_FROM_EDGE_MM =
  measures.marginMm.bottom - measures.pageNumberGapMm - (FOOTER_LINE_PT / 2 / 72) * 25.4;

/** A page whose lines are those of its tables. */
export const officialTablePage: ISectionPropertiesOptions = {
  page: {
    size: { width: twips(measures.pageMm.width), height: twips(measures.pageMm.height) },
    margin: {
      top: twips(measures.marginMm.top),
      bottom: twips(measures.marginMm.bottom),
      left: twips(measures.marginMm.left),
      right: twips(measures.marginMm.right),
      footer: twips(FOOTER_FROM_EDGE_MM),
    },
  },
};

/** A page of text: 22 lines. */
export const officialPage: ISectionPropertiesOptions = {
  ...officialTablePage,
  grid: { type: DocumentGridType.LINES, linePitch: twentieths(measures.linePt) },
};

type Align = (typeof AlignmentType)[keyof typeof AlignmentType];

/** 7.3.1: 2号小标宋, in the middle, a line each. */
export const officialTitle = (...lines: string[]): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: { after: twentieths(14), ...exactLine(measures.titleLinePt) },
    children: lines.map(
      (text, index) =>
        new TextRun({
          text,
          font: faces.title,
          size: halfPoints(measures.titlePt),
          ...(index > 0 ? { break: 1 } : {}),
        }),
    ),
  });

/** 7.3.3: 3号仿宋. */
export const officialText = (
  text: string,
  { align = AlignmentType.LEFT, ...run }: IRunOptions & { align?: Align } = {},
): Paragraph => new Paragraph({ alignment: align, children: [new TextRun({ ...run, text })] });

const pageNumber = (align: Align, indent: { left?: number; right?: number }): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: align,
        indent,
        spacing: exactLine(FOOTER_LINE_PT),
        children: [
          new TextRun({
            children: ["— ", PageNumber.CURRENT, " —"],
            font: faces.pageNumber,
            size: halfPoints(measures.smallPt),
          }),
        ],
      }),
    ],
  });

/** 7.5: 4号宋体 — 1 —, one character from the right on odd pages and from the left on even ones. */
export const officialFooters = () => ({
  default: pageNumber(AlignmentType.RIGHT, { right: twentieths(measures.smallPt) }),
  even: pageNumber(AlignmentType.LEFT, { left: twentieths(measures.smallPt) }),
});
