import { z } from "zod";
import { BULK_AT_MOST, bulkFields } from "@/lib/projects/rules/bulk-change";
import { bulkChange, bulkEditInput, levels, natures, stages } from "@/lib/projects/schema";
import { endpoint, idParams } from "@/lib/web/endpoint";

const fact = z.union([z.string(), z.array(z.string()).readonly(), z.null()]);

const row = z.object({
  id: z.uuid(),
  number: z.string().meta({ example: "2017-001" }),
  name: z.string(),
  version: z.int().meta({ description: "Of the project; goes with its row when the edit is done" }),
  changes: z.array(
    z.object({
      field: z.enum(bulkFields),
      from: fact,
      to: fact.meta({ description: `Names, or a code: ${[...natures, ...levels, ...stages].join(", ")}` }),
    }),
  ),
  skipped: z
    .enum(["WITHDRAWN", "UNCHANGED", "TOO_MANY", "CHANGED_SINCE"])
    .nullable()
    .meta({ description: "Why the project is left out; null = it takes part" }),
});

const done = z.object({
  id: z.uuid().meta({ description: "Of the edit: what it did is read, and taken back, by it" }),
  changed: z.int(),
  skipped: z.int(),
});

export const previewBulkEditCall = endpoint({
  method: "POST",
  path: "/bulk-edits/preview",
  summary: "批量修改预览：每个项目将改什么 · what a bulk edit would change; nothing is written",
  body: z.strictObject({ ids: z.array(z.uuid()).min(1).max(BULK_AT_MOST), change: bulkChange }),
  answer: z.object({ rows: z.array(row) }),
  write: false,
});

export const bulkEditCall = endpoint({
  method: "POST",
  path: "/bulk-edits",
  summary:
    "批量修改，全部或全不；版本须与预览一致 · a bulk edit, whole or not at all, of what the preview showed",
  body: bulkEditInput,
  answer: done,
  status: 201,
  write: true,
});

export const getBulkEditCall = endpoint({
  method: "GET",
  path: "/bulk-edits/{id}",
  summary: "一次批量修改：改了什么，现在是否还是那样 · a bulk edit that was done, row by row",
  params: idParams,
  answer: z.object({
    id: z.uuid(),
    at: z.string(),
    actorName: z.string(),
    reason: z.string().nullable(),
    undoesId: z.uuid().nullable(),
    undoneById: z.uuid().nullable(),
    rows: z.array(row),
  }),
  write: false,
});

export const undoBulkEditCall = endpoint({
  method: "POST",
  path: "/bulk-edits/{id}/undo",
  summary: "撤销批量修改，此后又改过的项目不动 · take a bulk edit back; what was changed since stays",
  params: idParams,
  body: z.strictObject({ reason: z.string().trim().min(1).max(500) }),
  answer: done,
  status: 201,
  write: true,
});
