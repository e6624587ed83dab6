import { z } from "zod";
import { reportStates } from "@/lib/progress/rules";
import { reportBody, reviewBody } from "@/lib/progress/schema";
import { endpoint, periodParams, periodText, workbook, XLSX } from "@/lib/web/endpoint";

const params = z.strictObject({ projectId: z.uuid(), period: periodText });

export const fileReportCall = endpoint({
  method: "PUT",
  path: "/reports/{projectId}/{period}",
  summary: "报送月报（submit=true）或保存草稿 · hand in a month, or keep a draft",
  params,
  body: reportBody,
  answer: z.object({
    projectId: z.uuid(),
    period: periodText,
    state: z.enum(reportStates),
    version: z.int(),
    late: z.boolean().optional(),
    identical: z.boolean().optional(),
    savedAt: z.string().optional(),
  }),
  write: true,
});

export const reviewReportCall = endpoint({
  method: "POST",
  path: "/reports/{projectId}/{period}/review",
  summary: "审核：通过，或逐项写明意见退回 · accept, or return with words on single fields",
  params,
  body: reviewBody,
  answer: z.object({
    projectId: z.uuid(),
    period: periodText,
    state: z.enum(reportStates),
    version: z.int(),
  }),
  write: true,
});

export const exportFilingsCall = endpoint({
  method: "GET",
  path: "/reports/{period}.xlsx",
  summary: "当月填报表：带出上月文字，按单位 · the month's sheet to fill in, of a unit",
  params: periodParams,
  query: z.strictObject({ unit: z.string().trim().min(1).max(200).optional() }),
  answer: workbook,
  media: XLSX,
  write: false,
});
