import { z } from "zod";
import { isDay } from "@/lib/core/periods";
import { fileIds } from "@/lib/files/schema";
import { type TraceCategory, traceCategories } from "@/lib/trace/schema";

/** The nine categories of what people do; "system" is the machine's own. */
export const workCategories = traceCategories.filter(
  (category): category is Exclude<TraceCategory, "system"> => category !== "system",
);
export type WorkCategory = (typeof workCategories)[number];

/** Line breaks and tabs are text; the other control characters are not. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const isPlainText = (text: string): boolean => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text);

const day = z.string().refine(isDay, "DAY_INVALID");
const category = z.enum(workCategories);
const text = z
  .string()
  .trim()
  .min(1, "REQUIRED")
  .max(2000, "TEXT_TOO_LONG")
  .refine(isPlainText, "TEXT_CONTROL");
/** A unit or leader by id or by its exact name. */
const named = z.string().trim().min(1).max(200);

/** Body of `POST /projects/{id}/work-logs`. Who did it: a unit or a leader; neither: the writer's own unit. */
export const workLogBody = z
  .strictObject({
    day,
    category,
    text,
    unit: named.optional(),
    leader: named.optional(),
    files: fileIds,
  })
  .refine((log) => !(log.unit && log.leader), { path: ["leader"], error: "UNIT_OR_LEADER" });

export type WriteWorkLogInput = z.input<typeof workLogBody> & { projectId: string };

/** A correction says why; what is absent stays. `version` is the one that was shown. */
export const correctionBody = z
  .strictObject({
    version: z.int(),
    reason: z
      .string()
      .trim()
      .min(1, "REQUIRED")
      .max(500, "TEXT_TOO_LONG")
      .refine(isPlainText, "TEXT_CONTROL"),
    day: day.optional(),
    category: category.optional(),
    text: text.optional(),
  })
  .refine((change) => change.day ?? change.category ?? change.text, { path: ["text"], error: "REQUIRED" });

export type CorrectWorkLogInput = z.infer<typeof correctionBody> & { workLogId: string };

/** What a list can be narrowed by, as it stands in an address. Units, leaders and projects by id. */
export const workLogFilters = z.strictObject({
  category: category.optional(),
  unit: z.uuid().optional(),
  leader: z.uuid().optional(),
  project: z.uuid().optional(),
  /** Words that must all be found in the text, or in the project's name or number. */
  q: z.string().trim().max(100).optional(),
  from: day.optional(),
  to: day.optional(),
});
export type WorkLogFilters = z.output<typeof workLogFilters>;

export const listWorkLogsInput = workLogFilters.extend({
  page: z.coerce.number().int().min(1).max(200).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
});
export type ListWorkLogsInput = z.input<typeof listWorkLogsInput>;
