import { Paragraph, TextRun } from "docx";
import { CHARACTER_SPACING, faces, halfPoints, twentieths } from "@/lib/document/official-style";

/**
 * 7.3.4, 7.4.2, 10.3: a label and a colon, and what follows aligned behind the colon on every line. `before`: how many
 * characters stay free on the left, and with 1 as many on the right; `pt`: the size.
 */
export function labelled(
  label: string,
  text: string,
  before: number,
  pt: number,
  { black = false }: { black?: boolean } = {},
): Paragraph {
  const character = twentieths(pt) + CHARACTER_SPACING;
  const hanging = (label.length + 1) * character;
  return new Paragraph({
    indent: { left: before * character + hanging, hanging, ...(before === 1 ? { right: character } : {}) },
    children: [
      new TextRun({
        text: `${label}：`,
        size: halfPoints(pt),
        ...(black ? { font: faces.heading } : {}),
      }),
      new TextRun({ text, size: halfPoints(pt) }),
    ],
  });
}
