import { z } from "zod";
import { dayText, endpoint, idParams, listOf } from "@/lib/web/endpoint";
import { correctionBody, listWorkLogsInput, workCategories, workLogBody } from "@/lib/work-logs/schema";

const workLog = z.object({
  id: z.uuid(),
  day: dayText,
  category: z.enum(workCategories),
  text: z.string(),
  unit: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  leader: z.object({ id: z.uuid(), title: z.string() }).nullable(),
  writtenBy: z.string(),
  writtenAt: z.string(),
  corrections: z.int(),
  version: z.int(),
  project: z.object({ id: z.uuid(), number: z.string(), name: z.string() }),
  files: z.array(z.object({ id: z.uuid(), name: z.string(), bytes: z.int(), sha256: z.string() })),
});

const written = z.object({ id: z.uuid(), version: z.int() });

export const listWorkLogsCall = endpoint({
  method: "GET",
  path: "/work-logs",
  summary: "工作痕迹：按类别、单位、领导、项目、日期筛选 · work logs, the latest day first",
  query: listWorkLogsInput,
  answer: listOf(workLog),
  write: false,
});

export const projectWorkLogsCall = endpoint({
  method: "GET",
  path: "/projects/{id}/work-logs",
  summary: "一个项目的工作痕迹 · a project's work logs",
  params: idParams,
  query: listWorkLogsInput,
  answer: listOf(workLog),
  write: false,
});

export const writeWorkLogCall = endpoint({
  method: "POST",
  path: "/projects/{id}/work-logs",
  summary: "记一笔工作痕迹，可附先前上传的文件 · write down what was done, with files uploaded before",
  params: idParams,
  body: workLogBody,
  answer: written,
  status: 201,
  write: true,
});

export const correctWorkLogCall = endpoint({
  method: "POST",
  path: "/work-logs/{id}/correction",
  summary: "更正工作痕迹，须写原因 · correct a work log, with a reason",
  params: idParams,
  body: correctionBody,
  answer: written,
  write: true,
});
