import type { Verification } from "@/lib/upkeep/queries/verify-all";
import type { FileFault } from "@/lib/upkeep/schema";

const eventWords = {
  missing: "缺失 is missing",
  altered: "被改动 was altered",
  cut: "起被删去 and what follows was cut off",
  anchored: "与锚不符 is not what was anchored",
} as const;
const fileWords = { missing: "缺失 is missing", altered: "被改动 was altered" } as const;

const fileLine = (kind: string, { id, name, what }: FileFault): string =>
  `✕ ${kind} ${id} ${name} ${fileWords[what]}`;

/** A verification in lines for the terminal: what was read, then the first break of everything that broke. */
export function linesOf({ trace, attachments, documents }: Verification): string[] {
  return [
    `痕迹 trace: ${trace.events} 条 events，${trace.chains} 条链 chains，${trace.anchors} 个锚 anchors`,
    `附件 attachments: ${attachments.checked}；文件 documents: ${documents.checked}`,
    ...(trace.brokenLine === null
      ? []
      : [`✕ 锚文件第 ${trace.brokenLine} 行不连续 line of the anchors is broken`]),
    ...trace.faults.map(
      ({ chain, index, what, day }) =>
        `✕ 链 chain ${chain} 第 ${index} 条 event ${eventWords[what]}${day ? ` (${day})` : ""}`,
    ),
    ...attachments.faults.map((fault) => fileLine("附件 attachment", fault)),
    ...documents.faults.map((fault) => fileLine("文件 document", fault)),
    trace.broken + attachments.broken + documents.broken === 0 && trace.brokenLine === null
      ? "全部相符 everything fits"
      : `不符 broken: ${trace.broken} 条链 chains，${attachments.broken + documents.broken} 个文件 files`,
  ];
}
