import { AlignmentType, Document, Paragraph, type Table, TextRun } from "docx";
import { formatAmount } from "@/lib/core/money";
import { officialBytes } from "@/lib/document/official-fonts";
import {
  exactLine,
  faces,
  halfPoints,
  officialFooters,
  officialStyles,
  officialTablePage,
  officialTitle,
} from "@/lib/document/official-style";
import { officialTable, type TableColumn } from "@/lib/document/official-table";
import type { IssueState } from "@/lib/issues/schema";
import { chineseDay, chineseMonth } from "@/lib/meetings/rules/chinese-words";
import type { UnitSheet } from "@/lib/meetings/rules/facts";
import type { MinutesWords } from "@/lib/meetings/rules/minutes-tables";

/** How lamps, reasons and an issue's state read. */
export type UnitSheetWords = MinutesWords & { state: (state: IssueState) => string };

type Block = { name: string; columns: readonly TableColumn[]; rows: string[][] };

const SIZE = { pt: 10.5, linePt: 14 };
/** A cell says no more than this many lines: the sheet is one page, the ledger says the rest. */
const MOST_LINES = 3;
/** Of the type area's 637 pt, what titles, figures, headings and header rows leave for rows. */
const ROWS_PT = 400;
const ROW_PADDING_PT = 4;

const column = (header: string, widthMm: number, align: TableColumn["align"] = "left"): TableColumn => ({
  header,
  widthMm,
  align,
});

/** A Latin letter or figure is half as wide as a Chinese character. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) < 256 ? 0.55 : 1), 0);

const charactersIn = ({ widthMm }: TableColumn): number =>
  Math.max(1, Math.floor((((widthMm - 2.2) / 25.4) * 72) / SIZE.pt));

/** The text as far as it fits its cell. */
function clipped(text: string, column: TableColumn): string {
  const most = charactersIn(column) * MOST_LINES - 1;
  const plain = text.replace(/\s*\n\s*/g, " ");
  if (widthOf(plain) <= most) return plain;
  let kept = "";
  for (const letter of plain) {
    if (widthOf(kept) + 1 >= most) break;
    kept += letter;
  }
  return `${kept}…`;
}

const heightOf = (row: readonly string[], columns: readonly TableColumn[]): number =>
  ROW_PADDING_PT +
  SIZE.linePt *
    Math.max(
      ...columns.map((column, index) =>
        Math.min(MOST_LINES, Math.max(1, Math.ceil(widthOf(row[index] ?? "") / charactersIn(column)))),
      ),
    );

/** How many rows of each block fit: every block gets a third, and what one leaves over goes to the next. */
export function rowsThatFit(heights: readonly (readonly number[])[], budget: number): number[] {
  const counts = heights.map(() => 0);
  let left = budget;
  for (const share of [budget / heights.length, budget]) {
    heights.forEach((rows, block) => {
      let used = rows.slice(0, counts[block]).reduce((sum, height) => sum + height, 0);
      for (const height of rows.slice(counts[block])) {
        if (height > left || used + height > share) break;
        counts[block] = (counts[block] ?? 0) + 1;
        used += height;
        left -= height;
      }
    });
  }
  return counts;
}

function blocksOf({ projects, issues, promises, period }: UnitSheet, words: UnitSheetWords): Block[] {
  return [
    {
      name: "上次会议议定和承诺事项",
      columns: [
        column("会次", 16, "center"),
        column("议定、承诺", 62),
        column("时限", 24, "center"),
        column("会后情况", 54),
      ],
      rows: promises.map(({ ordinal, text, issue, latest }) => [
        `第${ordinal}次`,
        text,
        issue?.deadline ? chineseDay(issue.deadline).slice(5) : "",
        [
          issue ? words.state(issue.state) : "",
          latest ? `${chineseDay(latest.on).slice(5)}：${latest.text}` : "",
        ]
          .filter(Boolean)
          .join("；"),
      ]),
    },
    {
      name: "未销号事项",
      columns: [
        column("编号", 27),
        column("事项", 68),
        column("状态", 16, "center"),
        column("时限", 24, "center"),
        column("还剩", 21, "center"),
      ],
      rows: issues.map(({ number, title, state, deadline, daysLeft }) => [
        number,
        title,
        words.state(state),
        deadline ? chineseDay(deadline).slice(5) : "",
        daysLeft === null ? "" : daysLeft < 0 ? `逾期${-daysLeft}天` : `${daysLeft}天`,
      ]),
    },
    {
      name: `${period ? chineseMonth(period) : ""}责任项目（万元）`,
      columns: [
        column("灯", 23, "center"),
        column("项目", 35),
        column("年度计划", 20, "right"),
        column("应完成", 20, "right"),
        column("已完成", 20, "right"),
        column("原因", 38),
      ],
      rows: projects.map(({ name, lamp, redRun, behindRun, annualPlan, expected, actual, reasons }) => [
        `${words.lamp(lamp)}${lamp === "red" ? `${redRun}个月` : lamp === "yellow" && behindRun > 0 ? `${behindRun}个月` : ""}`,
        name,
        formatAmount(annualPlan),
        formatAmount(expected),
        formatAmount(actual),
        period ? reasons.map((reason) => words.reason(reason, { period, expected, actual })).join("；") : "",
      ]),
    },
  ];
}

const line = (text: string, heading: boolean, center = false): Paragraph =>
  new Paragraph({
    alignment: center ? AlignmentType.CENTER : AlignmentType.LEFT,
    keepNext: true,
    spacing: exactLine(18),
    children: [new TextRun({ text, size: halfPoints(12), ...(heading ? { font: faces.heading } : {}) })],
  });

function figures({ counts, projects, issues, promises }: UnitSheet): string {
  const overdue = issues.filter(({ daysLeft }) => daysLeft !== null && daysLeft < 0).length;
  return `责任项目${projects.length}个：红灯${counts.red}个、黄灯${counts.yellow}个、绿灯${counts.green}个、暂停${counts.paused}个；未销号事项${issues.length}件，逾期${overdue}件；上次会议议定和承诺${promises.length}项。`;
}

/** 现场交账一页表 as a Word file: one A4 page, worst first; what does not fit is counted and not shown. */
export function unitSheet(sheet: UnitSheet, heading: string, words: UnitSheetWords): Promise<Buffer> {
  const blocks = blocksOf(sheet, words).map((block) => ({
    ...block,
    rows: block.rows.map((row) =>
      row.map((text, index) => clipped(text, block.columns[index] ?? column("", 20))),
    ),
  }));
  const counts = rowsThatFit(
    blocks.map(({ rows, columns }) => rows.map((row) => heightOf(row, columns))),
    ROWS_PT,
  );
  const parts = blocks.flatMap(({ name, columns, rows }, index): (Paragraph | Table)[] => {
    const shown = counts[index] ?? 0;
    const rest = rows.length - shown;
    if (rows.length === 0) return [line(`${name}：无`, true)];
    return [
      line(rest > 0 ? `${name}（列${shown}项，其余${rest}项从略）` : name, true),
      officialTable(columns, rows.slice(0, shown), SIZE),
    ];
  });
  const document = new Document({
    title: `${sheet.unit.name}现场交账一页表`,
    styles: officialStyles,
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: officialTablePage,
        footers: officialFooters(),
        children: [
          officialTitle(`${sheet.unit.name}现场交账一页表`),
          line(heading, false, true),
          line(figures(sheet), false),
          ...parts,
          // Word wants a paragraph behind the last table; it takes no room.
          new Paragraph({ spacing: exactLine(1), children: [] }),
        ],
      },
    ],
  });
  return officialBytes(document);
}
