import "server-only";
import { getTranslations } from "next-intl/server";
import type { Actor } from "@/lib/auth/permissions";
import { dayIn } from "@/lib/core/clock";
import type { IssueItem } from "@/lib/issues/queries/issue-item";
import { listAllIssues } from "@/lib/issues/queries/list-issues";
import type { ListIssuesInput } from "@/lib/issues/schema";
import { type ColumnKind, type WrittenCell, writeWorkbook } from "@/lib/spreadsheet/write-workbook";
import type { Download } from "@/lib/web/endpoint";

type Head =
  | "number"
  | "kind"
  | "title"
  | "category"
  | "project"
  | "region"
  | "level"
  | "state"
  | "lead"
  | "person"
  | "deadline"
  | "daysLeft"
  | "lamp"
  | "raised"
  | "closed";

const columns: readonly { head: Head; kind: ColumnKind; width: number }[] = [
  { head: "number", kind: "text", width: 15 },
  { head: "kind", kind: "text", width: 10 },
  { head: "title", kind: "long", width: 40 },
  { head: "category", kind: "text", width: 12 },
  { head: "project", kind: "long", width: 30 },
  { head: "region", kind: "text", width: 12 },
  { head: "level", kind: "text", width: 6 },
  { head: "state", kind: "text", width: 10 },
  { head: "lead", kind: "text", width: 22 },
  { head: "person", kind: "text", width: 10 },
  { head: "deadline", kind: "day", width: 12 },
  { head: "daysLeft", kind: "text", width: 10 },
  { head: "lamp", kind: "text", width: 8 },
  { head: "raised", kind: "day", width: 12 },
  { head: "closed", kind: "day", width: 12 },
];

const day = (instant: string | null): string | null => instant && dayIn(new Date(instant));

async function* inOnePart(rows: WrittenCell[][]) {
  yield rows;
}

/** The ledger as the filters in the address leave it, all rows and not a page. */
export async function ledgerWorkbook(actor: Actor, filters: ListIssuesInput, now: Date): Promise<Download> {
  const [t, issues] = await Promise.all([getTranslations("issues"), listAllIssues(actor, filters, now)]);
  const cellsOf = (issue: IssueItem): Record<Head, WrittenCell> => ({
    number: issue.number,
    kind: t(`kinds.${issue.kind}`),
    title: issue.title,
    category: t(`categories.${issue.category}`),
    project: issue.project?.name ?? null,
    region: issue.region?.name ?? null,
    level: issue.level,
    state: t(`states.${issue.state}`),
    lead: issue.leadUnit?.name ?? null,
    person: issue.leadPerson,
    deadline: issue.deadline,
    daysLeft: issue.daysLeft,
    lamp: issue.lamp && t(`lamp.${issue.lamp}`),
    raised: day(issue.raisedAt),
    closed: day(issue.closedAt),
  });
  const sheet = {
    name: t("title"),
    columns: columns.map(({ head, ...column }) => ({ ...column, header: t(`csv.${head}`) })),
    frozenColumns: 1,
    rowCount: issues.length,
    marker: [["liangdeng.list.1"]],
  };
  const rows = issues.map((issue) => {
    const cells = cellsOf(issue);
    return columns.map(({ head }) => cells[head]);
  });
  return { name: `${t("title")}${dayIn(now)}.xlsx`, content: writeWorkbook(sheet, inOnePart(rows)) };
}
