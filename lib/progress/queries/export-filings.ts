import "server-only";
import type { Readable } from "node:stream";
import type { Actor } from "@/lib/auth/permissions";
import { db } from "@/lib/core/db";
import { forbidden } from "@/lib/core/errors";
import { formatPeriod } from "@/lib/core/format";
import { type Period, previousPeriod } from "@/lib/core/periods";
import { toReport } from "@/lib/lamps/queries/load-facts";
import { type FilingState, listFilings } from "@/lib/progress/queries";
import { prefillFrom, type Report } from "@/lib/progress/rules";
import {
  FILINGS_MARKER,
  type FilledField,
  filingCell,
  filingHeaders,
  filledFields,
  writeFilingKey,
} from "@/lib/progress/rules/filing-sheet";
import { choiceWords } from "@/lib/projects/rules/sheet/columns";
import { KEY_HEADER } from "@/lib/projects/rules/sheet/row-key";
import { type WrittenCell, type WrittenColumn, writeWorkbook } from "@/lib/spreadsheet/write-workbook";

const stateWords: Record<FilingState, string> = {
  missing: "未填",
  draft: "草稿",
  submitted: "待审核",
  returned: "退回",
  accepted: "已通过",
};

const kinds: Partial<Record<FilledField, WrittenColumn["kind"]>> = {
  invested: "money",
  fundsArrived: "money",
  physicalProgress: "long",
  work: "long",
  problems: "long",
  nextPlan: "long",
  actualStart: "day",
  actualCompletion: "day",
};
const widths: Record<WrittenColumn["kind"], number> = { text: 11, long: 36, money: 14, day: 13, count: 8 };

const columns: WrittenColumn[] = [
  { header: KEY_HEADER, kind: "text", width: 4, hidden: true },
  { header: "编号", kind: "text", width: 11 },
  { header: "项目名称", kind: "long", width: 30 },
  { header: "责任单位", kind: "long", width: 18 },
  { header: "填报状态", kind: "text", width: 9 },
  ...filledFields.map((field): WrittenColumn => {
    const kind = kinds[field] ?? "text";
    const choices = field === "stage" ? { choices: Object.values(choiceWords.stage), strict: true } : {};
    return { header: filingHeaders[field], kind, width: widths[kind], open: true, ...choices };
  }),
];

export type ProjectReports = { stands: Report; last: Report | null };

/** What each project's month opens with: the report so far, else last month's texts without its money. */
export async function loadReports(
  projects: readonly { id: string }[],
  period: Period,
): Promise<Map<string, ProjectReports>> {
  const ids = projects.map(({ id }) => id);
  const before = previousPeriod(period);
  const [rows, stages] = await Promise.all([
    db().monthlyReport.findMany({ where: { projectId: { in: ids }, periodId: { in: [period, before] } } }),
    db().project.findMany({ where: { id: { in: ids } }, select: { id: true, stage: true } }),
  ]);
  const own = new Map(
    rows.filter((row) => row.periodId === period).map((row) => [row.projectId, toReport(row)]),
  );
  const last = new Map(
    rows
      .filter((row) => row.periodId === before && row.state !== "draft")
      .map((row) => [row.projectId, toReport(row)]),
  );
  return new Map(
    stages.map(({ id, stage }) => {
      const opened = own.get(id) ?? prefillFrom(last.get(id) ?? null);
      return [id, { stands: { ...opened, stage: opened.stage ?? stage }, last: last.get(id) ?? null }];
    }),
  );
}

/**
 * A month's sheet: one row for each project that the actor files and whose report is due; `unit` narrows it. What
 * tells a project is locked, last month's texts stand there, this month's money is to be filled in.
 */
export async function exportFilings(
  actor: Actor,
  { period, unit }: { period: Period; unit?: string | undefined },
  now: Date,
): Promise<{ name: string; content: Readable }> {
  if (!["reporter", "coordinator", "centre"].includes(actor.role)) throw forbidden();
  const listed = await listFilings(actor, period, now, unit);
  const items = listed.items.filter((item) => item.mayFile);
  const reports = await loadReports(items, period);
  async function* rows() {
    yield items.map((item): WrittenCell[] => {
      const report = reports.get(item.id)?.stands ?? prefillFrom(null);
      return [
        writeFilingKey(item.id, item.version),
        item.number,
        item.name,
        item.unit,
        stateWords[item.state],
        ...filledFields.map((field) => filingCell(field, report)),
      ];
    });
  }
  const month = formatPeriod(period, "zh-CN");
  const whose = unit ?? actor.unitName ?? "";
  const content = writeWorkbook(
    {
      name: `${month}月报`,
      columns,
      instruction: `${month}月报：只填白色的格，灰色的格不能改。金额单位万元，没有投资填 0。文字已带出上月内容，请改成本月的。填好保存后在“月报—表格填报”上传，先看差异再提交。`,
      frozenColumns: 3,
      isProtected: true,
      rowCount: items.length,
      marker: [[FILINGS_MARKER, period, now.toISOString(), String(items.length)]],
    },
    rows(),
  );
  return { name: `${month}月报${whose ? `_${whose}` : ""}.xlsx`, content };
}
