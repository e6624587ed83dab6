import {
  AlignmentType,
  convertMillimetersToTwip,
  Footer,
  type IRunOptions,
  type ISectionPropertiesOptions,
  LineRuleType,
  PageNumber,
  Paragraph,
  TextRun,
} from "docx";

/**
 * The look of a Chinese official paper after GB/T 9704-2012: A4, margins 37, 35, 28 and 26 mm, body 16 pt 仿宋 on
 * fixed 28.95 pt. Fonts are named, never bundled: the reader's machine has them; Latin and figures are Times.
 */

/** docx counts sizes in half points, lines in twentieths of a point. */
const halfPoints = (points: number): number => points * 2;
const twentieths = (points: number): number => Math.round(points * 20);

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
  song: face("宋体"),
} as const;

const BODY_LINE = { line: twentieths(28.95), lineRule: LineRuleType.EXACT } as const;

export const officialStyles = {
  default: {
    document: {
      run: { font: faces.body, size: halfPoints(16), language: { eastAsia: "zh-CN", value: "zh-CN" } },
      paragraph: { spacing: BODY_LINE },
    },
  },
} as const;

export const officialPage: ISectionPropertiesOptions = {
  page: {
    size: { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) },
    margin: {
      top: convertMillimetersToTwip(37),
      bottom: convertMillimetersToTwip(35),
      left: convertMillimetersToTwip(28),
      right: convertMillimetersToTwip(26),
    },
  },
};

/** 2号小标宋, in the middle. */
export const officialTitle = (text: string): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: twentieths(14), line: twentieths(34), lineRule: LineRuleType.EXACT },
    children: [new TextRun({ text, font: faces.title, size: halfPoints(22) })],
  });

/** 3号仿宋. */
export const officialText = (
  text: string,
  {
    align = AlignmentType.LEFT,
    ...run
  }: IRunOptions & { align?: (typeof AlignmentType)[keyof typeof AlignmentType] } = {},
): Paragraph => new Paragraph({ alignment: align, children: [new TextRun({ ...run, text })] });

/** 4号宋体 — 1 — at the foot. */
export const officialFooter = (): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          new TextRun({ children: ["— ", PageNumber.CURRENT, " —"], font: faces.song, size: halfPoints(14) }),
        ],
      }),
    ],
  });
